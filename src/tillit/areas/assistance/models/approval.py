"""That somebody has looked at a part of the month and approved it as it stood."""

from django.db import models

from tillit.areas.assistance.types.words import Section
from tillit.kernel.ids import new_id


class SectionApproval(models.Model):
    """A part approved, with the checksum of what it said. It falls when the part changes."""

    class Privacy:
        holds = "who approved a part of a household's month"
        retention = "file"
        location = ()
        placeless = ("digest",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="approvals"
    )
    section = models.CharField(max_length=10, choices=[(s.value, s.name) for s in Section])
    digest = models.CharField(max_length=64)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    fallen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "section"],
                condition=models.Q(fallen_at=None),
                name="assistance_approved_once",
            )
        ]
