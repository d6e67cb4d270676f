"""A week of review, its rows, what was done with each, and the signing off."""

from django.db import models

from tillit.kernel.ids import new_id

from .types import Lane, Outcome, Stage


def _choices(kind: type) -> list[tuple[str, str]]:
    return [(each.value, each.name) for each in kind]  # type: ignore[attr-defined]


class Week(models.Model):
    """A week that has been sorted. `seed` draws the same sample again from the same rows."""

    class Privacy:
        holds = "how many readings a week had; nothing about anybody"
        retention = "log"
        location = ()
        placeless = ("explained",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    monday = models.DateField(unique=True)
    seed = models.PositiveIntegerField()
    prepared_at = models.DateTimeField()
    reads = models.PositiveIntegerField()
    explained = models.JSONField(default=dict)
    rest = models.PositiveIntegerField()


class ReviewRow(models.Model):
    """One reader × one person (or object) × one week. An emergency opening stands here from the
    moment it is made, before its week is sorted."""

    class Privacy:
        holds = "which staff read about whom, and why it was or was not explained; ids and codes"
        retention = "log"
        location = ("about_unit_id",)
        placeless = ("unit_id", "about_kind", "why", "explained", "verbs")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    week = models.ForeignKey(Week, on_delete=models.PROTECT, null=True, related_name="rows")
    reader_id = models.UUIDField()
    unit_id = models.UUIDField(null=True)  # where the reader works
    about_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True)
    about_unit_id = models.UUIDField(null=True)
    about_kind = models.CharField(max_length=10, blank=True)
    lane = models.CharField(max_length=10, choices=_choices(Lane))
    drawn = models.BooleanField(default=False)
    why = models.JSONField(default=list)
    explained = models.JSONField(default=dict)
    verbs = models.JSONField(default=list)
    reads = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)
    days_left = models.PositiveSmallIntegerField(default=0)
    persons = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    glass_id = models.UUIDField(null=True, unique=True)
    due_on = models.DateField(null=True)
    stage = models.CharField(max_length=10, choices=_choices(Stage), default=Stage.WAITING)
    outcome = models.CharField(max_length=10, blank=True, choices=_choices(Outcome))
    missing = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["week", "lane"], name="review_row_week"),
            models.Index(fields=["reader_id", "last_at"], name="review_row_reader"),
            models.Index(fields=["lane", "stage"], name="review_row_waiting"),
        ]


class RowStep(models.Model):
    """What somebody asked, answered or found: the row's own history."""

    class Privacy:
        holds = "what a reviewer and a colleague wrote about a reading"
        retention = "log"
        location = ()
        prose = ("text",)
        placeless = ("verb",)

    row = models.ForeignKey(ReviewRow, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=10)
    text = models.TextField(blank=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class SignedWeek(models.Model):
    """Somebody has gone through a week: all of it, or what belongs to one unit."""

    class Privacy:
        holds = "who signed off a week of review"
        retention = "log"
        location = ()
        placeless = ("unit_id",)

    week = models.ForeignKey(Week, on_delete=models.PROTECT, related_name="signed")
    unit_id = models.UUIDField(null=True)
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["week", "unit_id"], name="review_signed_once"),
            models.UniqueConstraint(
                fields=["week"], condition=models.Q(unit_id=None), name="review_signed_all_once"
            ),
        ]
