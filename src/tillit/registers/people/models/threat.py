"""Warnings before a visit."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.trust.sealing.types import SealedTextField


class ThreatNote(models.Model):
    """A risk of violence around a person: why, what they were told, and the day it ends."""

    class Privacy:
        holds = "that somebody is believed to be dangerous, and why"
        retention = "file"
        location = ()
        prose = ("reason", "told", "ended_reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="threats")
    reason = SealedTextField()
    told = SealedTextField()
    raised_by = models.UUIDField(null=True)
    raised_at = models.DateTimeField()
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_reason = SealedTextField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "ends_on"], name="people_threat_open")]
