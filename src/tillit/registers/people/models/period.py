"""A period in days with a source: what is typed until a population register is connected."""

from enum import StrEnum

from django.db import models

from tillit.registers.people.types import Source


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The values of an enum as Django wants them."""
    return [(each.value, each.name) for each in kind]


class Sourced(models.Model):
    """Holds from a day until another, half-open; without an end it goes on."""

    since = models.DateField()
    until = models.DateField(null=True)
    source = models.CharField(max_length=10, choices=choices(Source))
    set_by = models.UUIDField(null=True)
    set_at = models.DateTimeField()

    class Meta:
        abstract = True
