"""Who can be booked, and when."""

from django.db import models
from django.db.models import F, Q

from tillit.kernel.ids import new_id


class Calendar(models.Model):
    """Somebody, or a room, that can be booked. `name` is what everybody reads."""

    class Privacy:
        holds = "who and what can be booked; nothing about residents"
        retention = "organisation"
        location = ()
        placeless = ("name", "unit_id")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    unit_id = models.UUIDField()
    staff_id = models.UUIDField(null=True, unique=True)


class Hours(models.Model):
    """When a calendar may be booked for an offer. `meets`: codes of how one meets."""

    class Privacy:
        holds = "when one can book; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("meets",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="hours")
    offer = models.ForeignKey("directory.Offer", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("directory.Place", on_delete=models.PROTECT, related_name="+")
    weekday = models.PositiveSmallIntegerField()
    begins = models.TimeField()
    ends = models.TimeField()
    minutes = models.PositiveSmallIntegerField()
    rest = models.PositiveSmallIntegerField(default=0)
    meets = models.JSONField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins"), weekday__lte=6, minutes__gte=5),
                name="booking_hours_can_be_kept",
            ),
        ]


class ClosedDay(models.Model):
    """A day when a calendar cannot be booked."""

    class Privacy:
        holds = "when one cannot book; nothing about anybody"
        retention = "organisation"
        location = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="closed")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calendar", "day"], name="booking_closed_once"),
        ]
