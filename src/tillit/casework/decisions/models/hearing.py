"""What a party was shown before the decision, what they said, and the right to speak."""

from django.db import models
from django.db.models import Q

from tillit.casework.decisions.types import SentHow
from tillit.kernel.ids import new_id


class Hearing(models.Model):
    """One party and one coming decision: the material was sent, or there is an exception (FL 25).

    `decision` is set when the decision is made: a hearing serves one decision. One about
    `more_time` serves the decision that the investigation takes longer, and never the one that
    ends it.
    """

    class Privacy:
        holds = "what a party was shown and answered"
        retention = "file"
        location = ()
        prose = ("material", "reason", "answer")
        placeless = ("exception",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(
        "decisions.Decision", on_delete=models.PROTECT, null=True, related_name="hearings"
    )
    more_time = models.BooleanField(default=False)
    sent_on = models.DateField(null=True)
    how = models.CharField(max_length=8, blank=True, choices=[(h.value, h.name) for h in SentHow])
    material = models.TextField(blank=True)
    answer_by = models.DateField(null=True)
    document_id = models.UUIDField(null=True)
    exception = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "decision"], name="decisions_hearing_case")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party", "more_time"],
                condition=Q(decision=None, replaced_at=None),
                name="decisions_one_hearing_waits",
            ),
            models.CheckConstraint(
                condition=Q(exception="", sent_on__isnull=False, answer_by__isnull=False)
                | (~Q(exception="") & ~Q(reason="")),
                name="decisions_hearing_has_an_outcome",
            ),
        ]


class SpeakOffer(models.Model):
    """A party was told of the right to speak before the board, and whether they want to
    (SoL 14:8)."""

    class Privacy:
        holds = "that a party may speak before the board, and whether they did"
        retention = "file"
        location = ()
        prose = ("note",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="offer")
    told_on = models.DateField()
    wants = models.BooleanField(null=True)
    spoke_on = models.DateField(null=True)
    note = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
