"""The plan that is made together with the person: goals, steps, sessions, measures."""

from django.db import models
from django.db.models import Q

from tillit.casework.services.types import Attendance, Moment
from tillit.kernel.ids import new_id

IN_SCALE = Q(now__gte=-2, now__lte=2, start__gte=-2, start__lte=2)


class Goal(models.Model):
    """A goal in the person's own words, on a scale from -2 to +2. `steps` holds what each step
    means to them, from -2 on; an empty one has the general words."""

    class Privacy:
        holds = "what a person wants to change, in their own words"
        retention = "file"
        location = ()
        prose = ("words", "steps")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="goals")
    words = models.TextField()
    steps = models.JSONField(default=list)
    start = models.SmallIntegerField()
    now = models.SmallIntegerField()
    order = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=IN_SCALE, name="services_goal_in_scale")]


class GoalRating(models.Model):
    """Where on its scale a goal was on a day."""

    class Privacy:
        holds = "how a person's goal goes"
        retention = "file"
        location = ()

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    value = models.SmallIntegerField()
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)


class PlanStep(models.Model):
    """Who does what, and by when."""

    class Privacy:
        holds = "what a person and those around them have agreed to do"
        retention = "file"
        location = ()
        prose = ("what", "who")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="todo")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    by_when = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)
    done_by_name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()


class SessionNote(models.Model):
    """A planned session: whether it took place, and a signed text. Never changed."""

    class Privacy:
        holds = "when a person came to a session, and what was said"
        retention = "file"
        location = ()
        prose = ("text",)
        placeless = ("signature",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(
        "services.Service", on_delete=models.PROTECT, related_name="sessions"
    )
    held_at = models.DateTimeField()
    attendance = models.CharField(max_length=20, choices=[(a.value, a.name) for a in Attendance])
    text = models.TextField(blank=True)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    signature = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["service", "held_at"], name="services_sessions")]


class Measure(models.Model):
    """A question that is asked at start, review and end: the same words each time."""

    class Privacy:
        holds = "what is asked about how a person is"
        retention = "file"
        location = ()
        prose = ("question",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey(
        "services.Service", on_delete=models.PROTECT, related_name="measures"
    )
    order = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "order"], name="services_measure_order")
        ]


class MeasurePoint(models.Model):
    """One moment when all the questions were answered. There is one start and one end."""

    class Privacy:
        holds = "when a person answered how they are"
        retention = "file"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="points")
    moment = models.CharField(max_length=6, choices=[(m.value, m.name) for m in Moment])
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "moment"],
                condition=Q(moment__in=["start", "end"]),
                name="services_one_start_one_end",
            )
        ]


class MeasureAnswer(models.Model):
    """The answer to one question at one moment: 1 (hard) to 5 (well)."""

    class Privacy:
        holds = "how a person is, as a number"
        retention = "file"
        location = ()

    point = models.ForeignKey(MeasurePoint, on_delete=models.PROTECT, related_name="answers")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["point", "measure"], name="services_answer_once"),
            models.CheckConstraint(
                condition=Q(value__gte=1, value__lte=5), name="services_answer_in_scale"
            ),
        ]
