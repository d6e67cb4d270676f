"""A person."""

from django.db import models

from tillit.kernel.ids import new_id
from tillit.registers.people.types import Protection, Sex

from .period import choices


class Person(models.Model):
    """Somebody known to the municipality. `merged_into` always points at the one that is kept."""

    class Privacy:
        holds = "name, personal number, day of birth, protection, language"
        retention = "file"
        location = ()
        placeless = ("given_name", "family_name", "number", "language", "sort_key", "source")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    given_name = models.CharField(max_length=120)
    family_name = models.CharField(max_length=120)
    number = models.CharField(max_length=12, unique=True, null=True)  # noqa: DJ001 – null: unique
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True, choices=choices(Sex))
    protection = models.CharField(
        max_length=10, choices=choices(Protection), default=Protection.NONE
    )
    language = models.CharField(max_length=8, default="sv")
    dead_on = models.DateField(null=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        db_index=False,  # a whole index over nulls misleads SQLite's planner: see Meta
    )
    sort_key = models.CharField(max_length=260)
    source = models.CharField(max_length=10)
    registered_at = models.DateTimeField()
    registered_by = models.UUIDField(null=True)
    version = models.PositiveIntegerField(default=1)  # two editors at once: the second is told

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="people_not_into_itself"
            )
        ]
        indexes = [
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="people_person_merged",
            )
        ]
