"""Files in line for disposal, exports, and lists. They stay when the file is gone: no names."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id

from .types import Step, Why


class DisposalList(models.Model):
    """A list of what was removed. `body` is the very text that was hashed; the log has the hash."""

    class Privacy:
        holds = "which files were disposed of, by number and rule; no names of residents"
        retention = "organisation"
        location = ()
        placeless = ("body", "digest")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    made_by = models.UUIDField(null=True)
    made_by_name = models.CharField(max_length=120)
    made_at = models.DateTimeField()


class Disposal(models.Model):
    """One person's file on its way out: proposed, in quarantine, approved by another, removed; or
    left, and kept. `person_id` leads nowhere once the file is gone."""

    class Privacy:
        holds = "that a file is to be disposed of, by number and rule; no names of residents"
        retention = "organisation"
        location = ()
        placeless = ("numbers", "rule", "source", "status", "counts")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField()
    numbers = models.JSONField(default=list)
    rule = models.TextField()
    source = models.CharField(max_length=60)
    status = models.CharField(max_length=12)
    duty_day = models.DateField()
    done_by = models.DateField()
    archive_first = models.BooleanField()
    step = models.CharField(max_length=8, choices=[(s.value, s.name) for s in Step])
    quarantine_until = models.DateField()
    proposed_by = models.UUIDField()
    proposed_by_name = models.CharField(max_length=120)
    proposed_at = models.DateTimeField()
    approved_by = models.UUIDField(null=True)
    approved_by_name = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    left_because = models.CharField(
        max_length=10, blank=True, choices=[(w.value, w.name) for w in Why]
    )
    counts = models.JSONField(default=dict)
    rows = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    erased = models.PositiveIntegerField(default=0)
    listed = models.ForeignKey(
        DisposalList, on_delete=models.PROTECT, null=True, related_name="lines"
    )

    class Meta:
        indexes = [models.Index(fields=["step", "quarantine_until"], name="disposal_step")]
        constraints = [
            models.UniqueConstraint(
                fields=["person_id"], condition=Q(ended_at=None), name="disposal_once_in_line"
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("proposed_by")),
                name="disposal_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(step=Step.DONE) | Q(approved_by__isnull=False),
                name="disposal_done_was_approved",
            ),
        ]


class PersonExport(models.Model):
    """Everything about a person was written out, when and by whom, and the hash of the file."""

    class Privacy:
        holds = "that everything about a person was written out; no names"
        retention = "organisation"
        location = ()
        placeless = ("digest",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person_id = models.UUIDField(db_index=True)
    records = models.PositiveIntegerField()
    files = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_by = models.UUIDField(null=True)
    made_by_name = models.CharField(max_length=120)
    made_at = models.DateTimeField()
