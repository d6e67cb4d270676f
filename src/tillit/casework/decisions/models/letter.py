"""The letter that each party got."""

from django.db import models

from tillit.casework.decisions.types import SentHow
from tillit.kernel.ids import new_id


class PartyLetter(models.Model):
    """One party's own letter with a decision. Only `received_on` starts the time to appeal.

    `hidden` holds the codes of the parts that this party may not see.
    """

    class Privacy:
        holds = "that a party was told of a decision, and when they got it"
        retention = "file"
        location = ()
        placeless = ("hidden", "received_how")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(
        "decisions.Decision", on_delete=models.PROTECT, related_name="letters"
    )
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    document_id = models.UUIDField()
    hidden = models.JSONField(default=list)
    sent_how = models.CharField(max_length=8, choices=[(h.value, h.name) for h in SentHow])
    sent_at = models.DateTimeField()
    sent_by_name = models.CharField(max_length=120)
    opened_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_how = models.CharField(max_length=8, blank=True)
    received_by_name = models.CharField(max_length=120, blank=True)
    received_recorded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "party"], name="decisions_letter_once")
        ]
