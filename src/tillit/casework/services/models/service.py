"""Services: what was granted, ordered from a unit, and what became of it."""

from django.db import models
from django.db.models import Q

from tillit.casework.services.types import EndReason
from tillit.casework.services.workflow import ENDINGS, Stage
from tillit.kernel.ids import new_id

OVER = sorted(stage.value for stage in ENDINGS)
BEGUN = [Stage.STARTED.value, Stage.PAUSED.value, Stage.ENDED.value]


class Service(models.Model):
    """One service (insats) of a decision, given by one unit. A declined order is a row of its
    own: the next order of the same decision makes another.

    `version` counts every change, so that two windows never overwrite each other.
    """

    class Privacy:
        holds = "which help a person gets, from whom and when"
        retention = "file"
        location = ("unit_id",)
        prose = ("suitable_because", "end_text")
        placeless = ("decision_number", "kind_code", "kind_name", "law")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    decision_id = models.UUIDField()
    decision_number = models.CharField(max_length=30)
    kind_code = models.SlugField(max_length=40)
    kind_name = models.CharField(max_length=80)
    law = models.CharField(max_length=60)
    assessed = models.BooleanField()
    out_of_home = models.BooleanField()
    unit_id = models.UUIDField()
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in Stage])
    version = models.PositiveIntegerField(default=1)
    period_from = models.DateField()
    period_to = models.DateField(null=True)
    suitable_because = models.TextField(blank=True)
    suitable_by = models.CharField(max_length=120, blank=True)
    suitable_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(
        max_length=16, blank=True, choices=[(r.value, r.name) for r in EndReason]
    )
    end_text = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["case", "made_at"], name="services_case"),
            models.Index(fields=["unit_id", "stage"], name="services_unit_stage"),
            models.Index(fields=["decision_id"], name="services_decision"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["decision_id"],
                condition=~Q(stage__in=OVER),
                name="services_one_runs_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=BEGUN, started_at__isnull=False)
                | (~Q(stage__in=BEGUN) & Q(started_at=None)),
                name="services_begun_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.ENDED, ended_at__isnull=False)
                | (~Q(stage=Stage.ENDED) & Q(ended_at=None, end_reason="")),
                name="services_ended_has_a_day",
            ),
        ]


class Order(models.Model):
    """What the worker asks of the unit: all that it sees before it answers. Never the
    investigation."""

    class Privacy:
        holds = "the aim of a person's service and how to meet them"
        retention = "file"
        location = ("contact",)
        prose = ("aim", "extent", "answer_text")
        placeless = ("declined_because",)

    service = models.OneToOneField(Service, on_delete=models.PROTECT, related_name="order")
    aim = models.TextField()
    contact = models.TextField(blank=True)
    extent = models.CharField(max_length=200, blank=True)
    ordered_by = models.UUIDField(null=True)
    ordered_by_name = models.CharField(max_length=120, blank=True)
    ordered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    declined_because = models.CharField(max_length=12, blank=True)
    answer_text = models.TextField(blank=True)


class ServiceStep(models.Model):
    """A move of a service between stages: its own history."""

    class Privacy:
        holds = "when a service moved, by whom and why"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("verb", "source", "target", "reason")

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=12)
    source = models.CharField(max_length=10, blank=True)
    target = models.CharField(max_length=10)
    reason = models.CharField(max_length=20, blank=True)
    text = models.TextField(blank=True)
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()


class Consent(models.Model):
    """One answer of one person. The newest holds; the older ones stay."""

    class Privacy:
        holds = "whether a person or a guardian agrees to a service"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("role", "answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="consents")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10)
    answer = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    order = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "order"], name="services_consent_order")
        ]


class Pause(models.Model):
    """An interruption. Without an end it goes on; the time of SoL 34:1 begins again with it."""

    class Privacy:
        holds = "why a person's service is interrupted"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("reason",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(ended_at=None), name="services_one_pause"
            )
        ]
