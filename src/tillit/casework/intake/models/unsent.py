"""What somebody writes on the page of a report and has not signed or sent."""

from django.db import models

from tillit.trust.sealing.types import SealedTextField

from .child import ReportedChild


class StepDraft(models.Model):
    """One form of one line, half written by one colleague. Only they see it. Sealed.

    `key` is the form's own name. It goes when the form is accepted, or when the report is put away.
    """

    class Privacy:
        holds = "a text about a child and a family that is not signed yet (sealed)"
        retention = "short"

    line = models.ForeignKey(ReportedChild, on_delete=models.PROTECT, related_name="unsent")
    key = models.CharField(max_length=24)
    staff_id = models.UUIDField()
    typed = SealedTextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line", "key", "staff_id"], name="intake_one_draft")
        ]
        indexes = [models.Index(fields=["staff_id", "saved_at"], name="intake_my_drafts")]
