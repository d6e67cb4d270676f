"""What meets, where and when."""

from django.db import models
from django.db.models import F, Q

from tillit.kernel.ids import new_id


class Group(models.Model):
    """Something that people take part in, at a place. Public. `unit_id`: who gives it."""

    class Privacy:
        holds = "which groups meet and where; nothing about anybody"
        retention = "organisation"
        location = ()
        placeless = ("name", "unit_id")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.ForeignKey("directory.Offer", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("directory.Place", on_delete=models.PROTECT, related_name="+")
    unit_id = models.UUIDField()
    name = models.CharField(max_length=100)
    seats = models.PositiveSmallIntegerField(null=True)
    drop_in = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(drop_in=False) | Q(seats=None),
                name="participation_drop_in_has_no_seats",
            ),
        ]


class Occasion(models.Model):
    """Once that a group meets. Public."""

    class Privacy:
        holds = "when a group meets; nothing about anybody"
        retention = "organisation"
        location = ()
        prose = ("called_off",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="occasions")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    called_off = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "begins"], name="participation_meets_once"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="participation_begins_before_it_ends"
            ),
        ]
