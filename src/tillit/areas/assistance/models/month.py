"""A month of a case: the sheet that is worked on, its steps, and the decisions it led to."""

from django.db import models

from tillit.areas.assistance.types.words import ApplicationKind
from tillit.areas.assistance.workflow import MonthStage
from tillit.kernel.ids import new_id


class Worksheet(models.Model):
    """One month of one case. `version` counts every change of what is counted on; `calculation`
    is the one that holds now. `application`: the latest of the month."""

    class Privacy:
        holds = "where a household's month is in the handling"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    kind = models.CharField(max_length=14, choices=[(k.value, k.name) for k in ApplicationKind])
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in MonthStage])
    version = models.PositiveIntegerField(default=1)
    application = models.ForeignKey(
        "assistance.Application", on_delete=models.PROTECT, null=True, related_name="sheets"
    )
    calculation = models.ForeignKey(
        "assistance.StoredCalculation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["month", "stage"], name="assistance_month_stage")]
        constraints = [
            models.UniqueConstraint(fields=["case", "month"], name="assistance_one_sheet_a_month")
        ]


class MonthStep(models.Model):
    """What was done with a month: its own history."""

    class Privacy:
        holds = "when a month was handled, and by whom"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target")

    sheet = models.ForeignKey(Worksheet, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24)
    source = models.CharField(max_length=10, blank=True)
    target = models.CharField(max_length=10)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    text = models.TextField(blank=True)


class MonthDecision(models.Model):
    """A decision about a month: which calculation it rests on, and how much it grants. The
    decision itself, its letters and appeals are those of casework.decisions. `ordered`: what is
    ordered to be paid of it, and what was paid already on one that it `replaces`."""

    class Privacy:
        holds = "how much a household was granted for a month"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sheet = models.ForeignKey(Worksheet, on_delete=models.PROTECT, related_name="decisions")
    decision = models.OneToOneField(
        "decisions.Decision", on_delete=models.PROTECT, related_name="+"
    )
    calculation = models.ForeignKey(
        "assistance.StoredCalculation", on_delete=models.PROTECT, related_name="+"
    )
    kronor = models.DecimalField(max_digits=12, decimal_places=2)
    ordered = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    changed = models.BooleanField(default=False)  # a person chose another sum than the program's
    by_program = models.BooleanField(default=False)
    proposed_at = models.DateTimeField()
    plan_tried_at = models.DateTimeField(null=True)  # when the program planned it, or could not
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "calculation"],
                condition=models.Q(dropped_at=None, replaces=None),
                name="assistance_decided_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kronor__gte=0), name="assistance_grants_no_debt"
            ),
            # The database itself holds that no more is ordered to be paid than was granted.
            models.CheckConstraint(
                condition=models.Q(ordered__gte=0) & models.Q(ordered__lte=models.F("kronor")),
                name="assistance_pays_what_was_granted",
            ),
        ]
