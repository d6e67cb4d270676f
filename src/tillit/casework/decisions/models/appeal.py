"""Appeals."""

from django.db import models

from tillit.casework.decisions.types import Reconsidered
from tillit.casework.decisions.workflow import AppealStage
from tillit.kernel.ids import new_id


class Appeal(models.Model):
    """An appeal against a decision, from the day it came to the day it was handed over.

    `own_decision` is the decision that rejects it as late (FL 45), or that changes the one
    appealed against (FL 37-38). `court_decision` is what the court put in its place, where it
    changed it.
    """

    class Privacy:
        holds = "that somebody appealed, and what they wrote"
        retention = "file"
        location = ()
        prose = ("text", "tested_text", "outcome_text")
        placeless = ("court", "court_case")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(
        "decisions.Decision", on_delete=models.PROTECT, related_name="appeals"
    )
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    text = models.TextField()
    document_id = models.UUIDField(null=True)  # what a party sent with it on their own page
    registered_by = models.CharField(max_length=120)
    registered_at = models.DateTimeField()
    stage = models.CharField(max_length=12, choices=[(s.value, s.name) for s in AppealStage])
    late = models.BooleanField(null=True)
    uncertain = models.BooleanField(default=False)
    tested_by = models.CharField(max_length=120, blank=True)
    tested_at = models.DateTimeField(null=True)
    tested_text = models.TextField(blank=True)
    own_decision = models.OneToOneField(
        "decisions.Decision", on_delete=models.PROTECT, null=True, related_name="made_for"
    )
    outcome = models.CharField(
        max_length=8, blank=True, choices=[(r.value, r.name) for r in Reconsidered]
    )
    outcome_text = models.TextField(blank=True)
    reconsidered_by = models.CharField(max_length=120, blank=True)
    reconsidered_at = models.DateTimeField(null=True)
    handed_over_on = models.DateField(null=True)
    handed_over_by = models.CharField(max_length=120, blank=True)
    court = models.CharField(max_length=120, blank=True)
    ruled_on = models.DateField(null=True)
    ruled_by = models.CharField(max_length=120, blank=True)  # who wrote it in
    court_case = models.CharField(max_length=60, blank=True)
    court_decision = models.OneToOneField(
        "decisions.Decision", on_delete=models.PROTECT, null=True, related_name="ruled_for"
    )

    class Meta:
        indexes = [models.Index(fields=["stage", "received_on"], name="decisions_appeals_run")]
        constraints = [
            models.UniqueConstraint(fields=["decision", "party"], name="decisions_appeal_once")
        ]
