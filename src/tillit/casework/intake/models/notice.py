"""In-app notices: something waits that must not wait."""

from django.db import models

from tillit.casework.intake.types import NoticeKind

from .child import ReportedChild


class Notice(models.Model):
    """One notice to one member of staff about one line. Holds no name and no text."""

    class Privacy:
        holds = "who has been told that a report waits"
        retention = "organisation"

    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=16, choices=[(k.value, k.name) for k in NoticeKind])
    staff_id = models.UUIDField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "kind", "staff_id"], name="intake_told_once")
        ]
        indexes = [
            models.Index(
                fields=["staff_id", "at"],
                condition=models.Q(read_at=None),
                name="intake_my_notices",
            )
        ]
