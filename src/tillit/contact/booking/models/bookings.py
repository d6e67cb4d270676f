"""What is booked, and the cells of five minutes that it holds."""

from django.db import models
from django.db.models import F, Q

from tillit.contact.booking.types import Meet, Stage
from tillit.trust.sealing.types import SealedTextField

from .calendars import Calendar


class Booking(models.Model):
    """A time that somebody has, or had. A row is never taken away; a name is, when it is cancelled
    by who has no person in the register."""

    class Privacy:
        holds = "who has booked a time, with as little of a name as the offer asks for"
        retention = "file"
        location = ()
        placeless = ("given", "phone", "interpreter", "code_index")

    id = models.UUIDField(primary_key=True, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey("directory.Offer", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("directory.Place", on_delete=models.PROTECT, related_name="+")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    meet = models.CharField(max_length=5, choices=[(m.value, m.name) for m in Meet])
    stage = models.CharField(max_length=9, choices=[(s.value, s.name) for s in Stage])
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given = SealedTextField(null=True)
    phone = SealedTextField(null=True)
    interpreter = models.CharField(max_length=40, blank=True)
    moved_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    code_index = models.CharField(max_length=64, unique=True)
    booked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["calendar", "begins"], name="booking_of_a_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins")), name="booking_begins_before_it_ends"
            ),
        ]


class Cell(models.Model):
    """Five minutes of a calendar that a booking holds. That no two hold the same is the whole
    reason why no time is given twice: the database says no, whatever the code thinks."""

    class Privacy:
        holds = "which minutes of a calendar are taken; nothing about anybody"
        retention = "organisation"
        location = ()

    id = models.BigAutoField(primary_key=True)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="+")
    begins = models.DateTimeField()
    booking = models.ForeignKey(Booking, on_delete=models.CASCADE, related_name="cells")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calendar", "begins"], name="booking_never_twice"),
        ]
