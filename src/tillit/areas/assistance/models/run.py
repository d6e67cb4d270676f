"""A run of the program over the renewals of a month: what it came to, household by household."""

from django.db import models

from tillit.areas.assistance.types.running import LineState
from tillit.kernel.ids import new_id


class MonthRun(models.Model):
    """A run that somebody began. It goes on until nothing waits or somebody stops it."""

    class Privacy:
        holds = "that the program went through a month's renewals; nothing about a resident"
        retention = "organisation"
        location = ()
        placeless = ("unit",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey("access.Unit", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    begun_by = models.UUIDField()
    begun_by_name = models.CharField(max_length=120)
    begun_at = models.DateTimeField()
    stopped_by_name = models.CharField(max_length=120, blank=True)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-begun_at"], name="assistance_run_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "month"],
                condition=models.Q(stopped_at=None, ended_at=None),
                name="assistance_one_run_a_month",
            )
        ]


class RunLine(models.Model):
    """What the run came to for one month of one household. Whoever holds it is working on it until
    `held_until`; a dead worker's hold runs out. `codes`: the reasons why a person must decide."""

    class Privacy:
        holds = "whether the program decided a household's month, and why not"
        retention = "file"
        location = ()
        prose = ("said",)
        placeless = ("codes", "failure")

    run = models.ForeignKey(MonthRun, on_delete=models.PROTECT, related_name="lines")
    sheet = models.ForeignKey(
        "assistance.Worksheet", on_delete=models.PROTECT, related_name="run_lines"
    )
    state = models.CharField(max_length=8, choices=[(s.value, s.name) for s in LineState])
    due_at = models.DateTimeField()
    held_by = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    codes = models.CharField(max_length=400, blank=True)
    said = models.TextField(blank=True)
    failure = models.CharField(max_length=80, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "sheet"], name="assistance_once_in_a_run")
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="assistance_run_waits")]
