"""Open a calendar, and say when it can be booked."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.booking.events import CalendarBegun, HoursChanged
from tillit.contact.booking.models import Calendar, ClosedDay, Hours
from tillit.contact.booking.policies import check_may_write, check_works_in
from tillit.contact.booking.types import HoursIn
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.registers.directory import queries as directory
from tillit.registers.directory.types import Way
from tillit.trust.audit.actions import record

SHORTEST, LONGEST, CELL = 10, 240, 5  # minutes
LONGEST_NAME = 80


@transaction.atomic
def begin_calendar(
    name: str, *, unit_id: UUID, staff_id: UUID | None = None, by: Actor, at: datetime
) -> UUID:
    """A colleague or a room that can be booked; a colleague has one. `name` is read by all."""
    check_works_in(by, unit_id)
    if not name.strip():
        raise Refusal("Skriv vad den som bokar ska läsa, till exempel ett förnamn och en roll.")
    if staff_id and (there := the_one(Calendar.objects.filter(staff_id=staff_id))):
        return there.pk
    row = Calendar.objects.create(
        name=name.strip()[:LONGEST_NAME], unit_id=unit_id, staff_id=staff_id
    )
    record(CalendarBegun(calendar=row.pk), by=by, at=at)
    return row.pk


@transaction.atomic
def write_hours(calendar_id: UUID, said: HoursIn, *, by: Actor, at: datetime) -> UUID:
    """When it can be booked for an offer. Raises Refusal with every sentence that applies."""
    calendar = _mine(calendar_id, by)
    offer = directory.offer(by, said.offer)
    if faults := _faults(said, offer.said.way):
        raise Refusal(" ".join(faults))
    if said.place not in {each.id for each in directory.all_places(by)}:
        raise Refusal("Platsen finns inte. Välj bland dem som finns.")
    row = Hours.objects.create(
        calendar=calendar, offer_id=offer.id, place_id=said.place, weekday=said.weekday,
        begins=said.begins, ends=said.ends, minutes=said.minutes, rest=said.rest,
        meets=[each.value for each in said.meets], first=said.first, last=said.last,
    )  # fmt: skip
    record(HoursChanged(calendar=calendar_id), by=by, at=at)
    return row.pk


@transaction.atomic
def remove_hours(hours_id: UUID, *, by: Actor, at: datetime) -> None:
    """Nobody books those hours any more. What is booked stands."""
    row = the_one(Hours.objects.filter(pk=hours_id))
    if row is None:
        raise NotThere
    calendar = _mine(row.calendar_id, by)
    row.delete()
    record(HoursChanged(calendar=calendar.pk), by=by, at=at)


@transaction.atomic
def close_day(calendar_id: UUID, day: date, *, by: Actor, at: datetime) -> None:
    """Nobody books that day. What is booked stands: ring those who have a time."""
    calendar = _mine(calendar_id, by)
    _, is_new = ClosedDay.objects.get_or_create(calendar=calendar, day=day)
    if is_new:
        record(HoursChanged(calendar=calendar_id), by=by, at=at)


@transaction.atomic
def open_day(calendar_id: UUID, day: date, *, by: Actor, at: datetime) -> None:
    """The day can be booked again."""
    calendar = _mine(calendar_id, by)
    if ClosedDay.objects.filter(calendar=calendar, day=day).delete()[0]:
        record(HoursChanged(calendar=calendar_id), by=by, at=at)


def _mine(calendar_id: UUID, by: Actor) -> Calendar:
    row = the_one(Calendar.objects.filter(pk=calendar_id))
    if row is None:
        raise NotThere
    check_may_write(by, row.unit_id, row.staff_id)
    return row


def _faults(said: HoursIn, way: Way) -> list[str]:
    found = []
    if way is Way.OTHERS:
        found.append("Det ges av andra. Välj något som ni själva ger.")
    if said.ends <= said.begins:
        found.append("Sluttiden ligger före starttiden. Ändra den.")
    if not SHORTEST <= said.minutes <= LONGEST or said.minutes % CELL or said.rest % CELL:
        found.append(f"En tid är {SHORTEST} till {LONGEST} minuter, i steg om {CELL}.")
    if said.begins.minute % CELL or said.ends.minute % CELL:
        found.append(f"Skriv klockslag i steg om {CELL} minuter.")
    if not said.meets:
        found.append("Välj minst ett sätt att ses.")
    if said.first and said.last and said.last < said.first:
        found.append("Den sista dagen ligger före den första. Ändra den.")
    return found
