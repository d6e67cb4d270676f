"""Files and cases. One file a person and secrecy area; one case a matter in the file."""

from django.db import models

from tillit.casework.cases.types import CaseKind, CloseReason
from tillit.casework.cases.workflow import Stage
from tillit.kernel.ids import new_id


class CaseFile(models.Model):
    """A person's file (personakt) within one secrecy area."""

    class Privacy:
        holds = "that a person is known to the social services"
        retention = "file"
        location = ()
        placeless = ("area",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(max_length=40)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "area"], name="cases_one_file_a_person")
        ]


class CaseNumber(models.Model):
    """The last number given in a year and series."""

    class Privacy:
        holds = "a counter; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("series",)

    series = models.CharField(max_length=4)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="cases_one_counter")]


class Case(models.Model):
    """A case (ärende): from the decision to open until it is closed."""

    class Privacy:
        holds = "stage, unit and times of a case"
        retention = "file"
        location = ("unit_id",)
        prose = ("title", "closing_text")
        placeless = ("number",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    file = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="cases")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=[(k.value, k.name) for k in CaseKind])
    stage = models.CharField(max_length=16, choices=[(s.value, s.name) for s in Stage])
    title = models.CharField(max_length=200, blank=True)
    unit_id = models.UUIDField()
    weight = models.PositiveSmallIntegerField(default=2)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.CharField(
        max_length=16, blank=True, choices=[(r.value, r.name) for r in CloseReason]
    )
    closing_text = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit_id", "stage", "opened_at"], name="cases_unit_stage"),
            models.Index(fields=["person", "opened_at"], name="cases_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage=Stage.CLOSED, closed_at__isnull=False)
                | (~models.Q(stage=Stage.CLOSED) & models.Q(closed_at=None)),
                name="cases_closed_has_a_time",
            )
        ]


class CaseStep(models.Model):
    """A move of a case between stages: the case's own history."""

    class Privacy:
        holds = "when a case moved, and by whom"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=24)
    source = models.CharField(max_length=16, blank=True)
    target = models.CharField(max_length=16)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    text = models.TextField(blank=True)

    class Meta:
        # How long a step usually takes is read from the latest of its kind.
        indexes = [models.Index(fields=["verb", "-at"], name="cases_step_latest")]
