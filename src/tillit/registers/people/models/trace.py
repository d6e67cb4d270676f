"""Traces: what was corrected, and which two persons were found to be one."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.registers.people.types import Protection
from tillit.trust.sealing.types import SealedTextField

from .period import choices


class Correction(models.Model):
    """One field of a person had one value and got another. Both are kept, encrypted."""

    class Privacy:
        holds = "earlier names, numbers and protection of a person"
        retention = "file"
        location = ()
        prose = ("reason",)
        placeless = ("field", "before", "after")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="corrections"
    )
    field = models.CharField(max_length=20)
    before = SealedTextField()
    after = SealedTextField()
    reason = SealedTextField()
    by = models.UUIDField(null=True)
    at = models.DateTimeField()


class MergeAsk(models.Model):
    """One colleague says that two entries are one, and somebody there is protected: a second
    colleague says yes or no. Until then nothing has changed."""

    class Privacy:
        holds = "that two entries may be one person, why, and who answered"
        retention = "file"
        location = ()
        prose = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keep = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drop = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = SealedTextField()
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["drop"],
                condition=models.Q(answered_at=None),
                name="people_merge_asked_once",
            )
        ]


class Merge(models.Model):
    """`drop` was found to be `keep`. Rows stay where they are, so that undoing loses nothing."""

    class Privacy:
        holds = "that two entries are one person, and why"
        retention = "file"
        location = ()
        prose = ("reason", "undone_reason")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    keep = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    drop = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = SealedTextField()
    keep_protection = models.CharField(max_length=10, choices=choices(Protection))
    merged_by = models.UUIDField(null=True)
    merged_at = models.DateTimeField()
    undone_by = models.UUIDField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_reason = SealedTextField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["drop"], condition=models.Q(undone_at=None), name="people_dropped_once"
            )
        ]
