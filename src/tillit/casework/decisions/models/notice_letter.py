"""Letters that tell of a step, not of a decision about a service."""

from django.db import models

from tillit.casework.decisions.types import SentHow, Told
from tillit.kernel.ids import new_id


class NoticeLetter(models.Model):
    """One person's own letter: an investigation was opened, or was not. `object_id` is the case,
    or the child's line of the report."""

    class Privacy:
        holds = "that somebody was told by letter of an investigation, or that there is none"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about = models.CharField(max_length=12, choices=[(t.value, t.name) for t in Told])
    object_id = models.UUIDField()
    party = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    document_id = models.UUIDField()
    sent_how = models.CharField(max_length=8, choices=[(h.value, h.name) for h in SentHow])
    sent_at = models.DateTimeField()
    sent_by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["object_id", "party"], name="decisions_notice_once")
        ]
