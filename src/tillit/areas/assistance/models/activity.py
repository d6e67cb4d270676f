"""What somebody has agreed to do to come to support themselves, and how the days went."""

from django.db import models
from django.db.models import F, Q

from tillit.areas.assistance.types.activity import ActivityKind, ToldBy
from tillit.kernel.ids import new_id
from tillit.law.assistance.activity import AbsenceReason, Judged


class ActivityPlan(models.Model):
    """One activity of one person, from a day to a day (SoL 12:4–6). `schedule`: minutes of each
    weekday from Monday, `minutes` their sum. Never edited: what is agreed anew is a new plan, and
    the old one ends."""

    class Privacy:
        holds = "what somebody is to do to come to support themselves, where and how many hours"
        retention = "file"
        location = ("place",)
        prose = ("text", "above_why", "ended_why")
        placeless = ("schedule",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=[(k.value, k.name) for k in ActivityKind])
    place = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    schedule = models.JSONField()
    minutes = models.PositiveIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField()
    working_percent = models.PositiveSmallIntegerField(default=0)
    agreed = models.BooleanField()  # agreed with the person; otherwise assigned by us
    above_why = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by_name = models.CharField(max_length=120, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "person"], name="assistance_plans_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")), name="assistance_plan_has_days"
            ),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="assistance_plan_has_hours"),
            models.CheckConstraint(
                condition=Q(working_percent__lte=100), name="assistance_plan_works_at_most_all"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_on=None)
                | (Q(ended_at__isnull=False, ended_on__isnull=False) & ~Q(ended_why="")),
                name="assistance_plan_ended_with_why",
            ),
        ]


class ActivityDay(models.Model):
    """How one planned day went, as far as is known. Never edited: what is found out later is a new
    row that replaces the one before, so the days of a plan make a chain, and the database holds
    that it never forks. `attended`: minutes, nothing while nobody has noted them."""

    class Privacy:
        holds = "when somebody took part in an activity, and why they could not come"
        retention = "file"
        location = ()
        prose = ("text", "why")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    plan = models.ForeignKey(ActivityPlan, on_delete=models.PROTECT, related_name="days")
    on = models.DateField()
    attended = models.PositiveIntegerField(null=True)
    reason = models.CharField(
        max_length=10, blank=True, choices=[(r.value, r.name) for r in AbsenceReason]
    )
    told_by = models.CharField(max_length=8, choices=[(t.value, t.name) for t in ToldBy])
    text = models.TextField(blank=True)
    judged = models.CharField(
        max_length=9, choices=[(j.value, j.name) for j in Judged], default=Judged.UNKNOWN
    )
    why = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )

    class Meta:
        indexes = [models.Index(fields=["plan", "on"], name="assistance_days_of_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "on"], condition=Q(replaces=None), name="assistance_day_begun_once"
            ),
            models.UniqueConstraint(fields=["replaces"], name="assistance_day_replaced_once"),
            models.CheckConstraint(
                condition=~Q(judged=Judged.NOT_VALID) | ~Q(why=""),
                name="assistance_no_good_reason_says_why",
            ),
            models.CheckConstraint(
                condition=Q(attended=None) | Q(attended__lte=24 * 60),
                name="assistance_day_is_a_day",
            ),
        ]
