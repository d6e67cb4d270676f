"""Read times, bookings and how many were kept."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import STOCKHOLM
from tillit.registers.directory import queries as directory
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read

from . import free, models
from .codes import code_index, code_of
from .policies import NEAR, check_works_in
from .types import Booking, Calendar, Hours, Meet, Missed, Slot, Stage


def free_slots(actor: Actor, offer: str, *, at: datetime) -> list[Slot]:
    """The times that can be booked for an offer, the first first. Public."""
    return free.free_slots(actor, offer, at=at)


def can_be_booked(actor: Actor, offer: str) -> bool:
    """Whether anybody has hours for it. Public."""
    return models.Hours.objects.filter(offer__code=offer).exists()


def booked(actor: Actor, code: str) -> Booking | None:
    """The booking of whoever holds the code. Public: the code is all."""
    rows = models.Booking.objects.filter(code_index=code_index(code)).exclude(stage=Stage.MOVED)
    row = the_one(rows.select_related("calendar", "offer"))
    return _booking(actor, row, code=code_of(row.pk)) if row else None


def booked_as(actor: Actor, key: UUID) -> Booking | None:
    """What a form with this number has booked, for whoever presses twice."""
    rows = models.Booking.objects.filter(pk=key, stage=Stage.BOOKED)
    row = the_one(rows.select_related("calendar", "offer"))
    return _booking(actor, row, code=code_of(row.pk)) if row else None


def my_bookings(actor: Resident, *, at: datetime) -> list[Booking]:
    """The times ahead that the resident has booked by e-ID; only one's own."""
    if actor.acts_for is not None:
        return []
    rows = models.Booking.objects.filter(person_id=actor.id, stage=Stage.BOOKED, ends__gt=at)
    listed = rows.select_related("calendar", "offer").order_by("begins")
    return [_booking(actor, row, code=code_of(row.pk)) for row in listed]


def calendars(actor: Staff) -> list[Calendar]:
    """The calendars of the actor's units, one's own first."""
    rows = models.Calendar.objects.filter(unit_id__in=actor.units(*NEAR))
    found = [Calendar(row.pk, row.name, row.unit_id, row.staff_id) for row in rows]
    return sorted(found, key=lambda each: (each.staff_id != actor.id, each.name))


def hours_of(actor: Staff, calendar_id: UUID) -> list[Hours]:
    """When a calendar can be booked, by weekday."""
    rows = models.Hours.objects.filter(calendar=_calendar(actor, calendar_id))
    listed = rows.select_related("offer", "place").order_by("weekday", "begins", "pk")
    return [Hours(row.pk, row.offer.name, row.place.name, free.said_by(row)) for row in listed]


def closed_days(actor: Staff, calendar_id: UUID, *, on: date) -> list[date]:
    """The days ahead when it cannot be booked."""
    rows = models.ClosedDay.objects.filter(calendar=_calendar(actor, calendar_id), day__gte=on)
    return list(rows.order_by("day").values_list("day", flat=True))


@transaction.atomic
def bookings_of(
    actor: Staff, calendar_id: UUID, first: date, last: date, *, at: datetime
) -> list[Booking]:
    """What is booked from one day to another, both counted; names too. The read is noted."""
    calendar = _calendar(actor, calendar_id)
    span = (_begins(first), _begins(last + timedelta(days=1)))
    rows = models.Booking.objects.filter(calendar=calendar, begins__gte=span[0], begins__lt=span[1])
    listed = list(rows.exclude(stage=Stage.MOVED).select_related("calendar", "offer"))
    persons = [row.person_id for row in listed if row.person_id]
    note_read(
        "list_bookings", by=actor, at=at, object_id=calendar.pk, shown=persons, count=len(listed)
    )
    names = {key: line.name for key, line in lines_of(actor, persons).items()} if persons else {}
    found = [_booking(actor, row, name=_name(row, names), phones=True) for row in listed]
    return sorted(found, key=lambda each: each.begins)


def missed(actor: Staff, first: date, last: date) -> Missed:
    """How many of the times that were to be kept nobody came to without saying so, in the actor's
    units: missed of came and missed. Cancelled and moved are counted apart."""
    rows = models.Booking.objects.filter(
        calendar__unit_id__in=actor.units(*NEAR), begins__gte=_begins(first),
        begins__lt=_begins(last + timedelta(days=1)),
    )  # fmt: skip
    found = dict(rows.values_list("stage").annotate(Count("pk")))
    return Missed(
        found.get(Stage.CAME, 0), found.get(Stage.MISSED, 0),
        found.get(Stage.CANCELLED_BY_THEM, 0), found.get(Stage.CANCELLED_BY_US, 0),
    )  # fmt: skip


def _calendar(actor: Staff, calendar_id: UUID) -> models.Calendar:
    row = the_one(models.Calendar.objects.filter(pk=calendar_id))
    if row is None:
        raise NotThere
    check_works_in(actor, row.unit_id)
    return row


def _name(row: models.Booking, names: dict[UUID, str]) -> str:
    if row.person_id:
        return names.get(row.person_id, "")
    return row.given.reveal() if row.given else ""


def _booking(
    actor: Actor, row: models.Booking, *, name: str = "", code: str = "", phones: bool = False
) -> Booking:
    place = next(each for each in directory.all_places(actor) if each.id == row.place_id)
    return Booking(
        row.pk, row.calendar_id, row.calendar.name, row.offer.code, row.offer.name, place,
        row.begins, row.ends, Meet(row.meet), Stage(row.stage), row.interpreter, name,
        row.phone.reveal() if phones and row.phone else "", code,
    )  # fmt: skip


def _begins(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
