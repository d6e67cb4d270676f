"""What help there is, and where."""

from django.db import models
from django.db.models import Q

from tillit.kernel.ids import new_id

from .types import Identity, Way, Where


class Place(models.Model):
    """Somewhere that help is given. Public."""

    class Privacy:
        holds = "where the municipality and others give help; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("name", "address", "way_in", "access", "where")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    where = models.CharField(max_length=8, choices=[(w.value, w.name) for w in Where])
    address = models.CharField(max_length=160, blank=True)
    north = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    east = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    access = models.JSONField(default=list)
    way_in = models.CharField(max_length=300, blank=True)


class Offer(models.Model):
    """Something that helps. `words`: what people may call it, a line each. Public."""

    class Privacy:
        holds = "what help there is; nothing about residents"
        retention = "organisation"
        location = ()
        prose = ("board_why", "withdrawn_because")
        placeless = (
            "code", "name", "what", "for_whom", "happens", "begin", "cost", "kind", "languages",
            "situations", "words", "board_number", "phone", "email", "web",
        )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    what = models.TextField()
    for_whom = models.TextField()
    happens = models.TextField()
    begin = models.TextField()
    cost = models.CharField(max_length=160)
    way = models.CharField(max_length=8, choices=[(w.value, w.name) for w in Way])
    kind = models.CharField(max_length=20, blank=True)
    languages = models.JSONField(default=list)
    situations = models.JSONField(default=list)
    words = models.TextField(blank=True)
    min_age = models.PositiveSmallIntegerField(null=True)
    max_age = models.PositiveSmallIntegerField(null=True)
    alone_from = models.PositiveSmallIntegerField(null=True)
    identity = models.CharField(max_length=10, choices=[(i.value, i.name) for i in Identity])
    board_number = models.CharField(max_length=60, blank=True)
    board_on = models.DateField(null=True)
    board_why = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=120, blank=True)
    web = models.CharField(max_length=200, blank=True)
    wait_days = models.PositiveSmallIntegerField(null=True)
    wait_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField()
    confirmed_by_name = models.CharField(max_length=120)
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(way=Way.OPEN) | Q(kind=""),
                name="directory_always_assessed_is_not_open",
            ),
            models.CheckConstraint(
                condition=~Q(identity=Identity.NOBODY)
                | (Q(way=Way.OPEN, board_on__isnull=False) & ~Q(board_number="", board_why="")),
                name="directory_nobody_by_the_board",
            ),
            models.CheckConstraint(
                condition=Q(wait_days=None, wait_on=None)
                | Q(wait_days__isnull=False, wait_on__isnull=False),
                name="directory_wait_has_its_day",
            ),
        ]


class OpeningHours(models.Model):
    """When an offer is open at a place, a weekday at a time. An offer without hours at a place
    stands there with `opens` and `closes` empty, once."""

    class Privacy:
        holds = "when help is open; nothing about anybody"
        retention = "organisation"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="hours")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="hours")
    weekday = models.PositiveSmallIntegerField(null=True)
    opens = models.TimeField(null=True)
    closes = models.TimeField(null=True)
    drop_in = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "place", "weekday", "opens"], name="directory_open_once"
            ),
            models.CheckConstraint(
                condition=Q(weekday=None, opens=None, closes=None)
                | Q(weekday__lte=6, opens__isnull=False, closes__gt=models.F("opens")),
                name="directory_opens_before_it_closes",
            ),
        ]


class DirectoryVersion(models.Model):
    """One row: a token that is new when anything in the directory is, so that each process knows
    when to read the words anew."""

    class Privacy:
        holds = "which version of the directory this is"
        retention = "organisation"
        location = ()

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    token = models.UUIDField(default=new_id)


class UnmetSearch(models.Model):
    """How many searches of a day found nothing, by the situation that they sounded like ("" where
    none). Never the words, who asked, from where, or when on the day."""

    class Privacy:
        holds = "how many searches found nothing, a day; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("situation",)

    id = models.BigAutoField(primary_key=True)  # a UUID of ours would tell when on the day
    day = models.DateField()
    situation = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "situation"], name="directory_unmet_once_a_day")
        ]
