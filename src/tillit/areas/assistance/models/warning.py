"""Warnings: what somebody should look at, each with a key of its own."""

from django.db import models

from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.kernel.ids import new_id

BY_PERSON = [WarningState.ACKNOWLEDGED.value, WarningState.CLOSED.value]


class SheetWarning(models.Model):
    """One thing to look at. `key` is the kind and its source: what has been closed by a person
    does not come back, what is solved closes itself. `depends_on`: the agency whose answer it was
    read from; while that agency is silent the warning stays as it is."""

    class Privacy:
        holds = "something in a household's month that somebody should look at"
        retention = "file"
        location = ()
        prose = ("text", "why")
        placeless = ("key", "depends_on")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="warnings"
    )
    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=26, choices=[(k.value, k.name) for k in WarningKind])
    state = models.CharField(max_length=12, choices=[(s.value, s.name) for s in WarningState])
    text = models.TextField(blank=True)
    depends_on = models.CharField(max_length=4, blank=True)
    opened_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    solved_at = models.DateTimeField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "key"], name="assistance_one_warning_a_key"),
            models.CheckConstraint(
                condition=~models.Q(state=WarningState.CLOSED)
                | (models.Q(closed_at__isnull=False) & ~models.Q(why="") & ~models.Q(by_name="")),
                name="assistance_closed_by_somebody",
            ),
        ]
