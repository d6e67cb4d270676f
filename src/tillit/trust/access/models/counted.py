"""How many persons somebody has opened in a day."""

from django.db import models


class DayOpened(models.Model):
    """Which persons a colleague has opened today, as keyed fingerprints: one row a colleague, and
    only the latest day."""

    class Privacy:
        holds = "how many persons a colleague has opened; fingerprints, no ids"
        retention = "short"
        location = ()
        placeless = ("opened",)

    staff_id = models.UUIDField(primary_key=True)
    day = models.DateField()
    opened = models.JSONField(default=list)
    closed = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)


class BudgetLift(models.Model):
    """A leader let a colleague open more persons for the rest of a day."""

    class Privacy:
        holds = "which leader let which colleague read on, and why"
        retention = "log"
        location = ()
        prose = ("why",)

    staff_id = models.UUIDField()
    day = models.DateField()
    by_id = models.UUIDField()
    at = models.DateTimeField()
    why = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["staff_id", "day"], name="access_lifted_once")
        ]
