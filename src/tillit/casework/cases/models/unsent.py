"""What somebody writes on a page with many forms and has not signed or sent."""

from django.db import models

from tillit.casework.cases.types import WrittenOn
from tillit.trust.sealing.types import SealedTextField


class StepDraft(models.Model):
    """One form of one page, half written by one colleague, guardian or youth. Only they see it.

    Sealed. `object_id` is what the page is about; `key` is the form's own name on it; `writer_id`
    is of the staff, or the person. It goes when the form is accepted or its writer throws it away,
    when the report is put away, and what a party wrote when the case is closed.
    """

    class Privacy:
        holds = "a text about a child and a family that is not signed yet (sealed)"
        retention = "short"
        location = ()
        prose = ("typed",)
        placeless = ("key",)

    on_page = models.CharField(max_length=10, choices=[(w.value, w.name) for w in WrittenOn])
    object_id = models.UUIDField()
    key = models.CharField(max_length=64)
    writer_id = models.UUIDField()
    typed = SealedTextField()
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["object_id", "on_page", "key", "writer_id"], name="cases_one_unsent"
            )
        ]
        indexes = [models.Index(fields=["writer_id", "saved_at"], name="cases_my_unsent")]
