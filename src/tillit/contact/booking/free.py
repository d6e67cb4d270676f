"""Which times are free. Five queries, however many there are."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.calendar import is_day_of_rest
from tillit.registers.directory import queries as directory

from .cells import CELL, are_free, times_of
from .models import Cell, ClosedDay, Hours
from .types import BookIn, HoursIn, Meet, Slot

SATURDAY = 5
AHEAD, NOTICE = timedelta(days=42), timedelta(hours=2)  # our own choices


def free_slots(actor: Actor, offer: str, *, at: datetime) -> list[Slot]:
    """The times that can be booked from now on, the first first."""
    today = day_of(at)
    days = [today + timedelta(days=number) for number in range(AHEAD.days)]
    return _slots(actor, Hours.objects.filter(offer__code=offer), days, at)


def slot_at(actor: Actor, said: BookIn, *, at: datetime) -> Slot | None:
    """The free time that begins then, or None."""
    rows = Hours.objects.filter(calendar=said.calendar, offer__code=said.offer)
    found = _slots(actor, rows, [day_of(said.begins)], at)
    return next((each for each in found if each.begins == said.begins), None)


def said_by(row: Hours) -> HoursIn:
    """The hours of a row."""
    return HoursIn(
        row.offer.code, row.place_id, row.weekday, row.begins, row.ends, row.minutes, row.rest,
        tuple(Meet(each) for each in row.meets), row.first, row.last,
    )  # fmt: skip


def _slots(actor: Actor, rows: QuerySet[Hours], days: list[date], at: datetime) -> list[Slot]:
    hours = list(rows.select_related("calendar", "offer"))
    calendars = {row.calendar_id for row in hours}
    places = {each.id: each for each in directory.all_places(actor)} if hours else {}
    closed, taken = _closed(calendars, days), _taken(calendars, days)
    found = [
        Slot(row.calendar_id, row.calendar.name, places[row.place_id], begins, ends, meets)
        for row in hours
        for meets in [tuple(Meet(each) for each in row.meets)]
        for day in days
        if (row.calendar_id, day) not in closed and not _is_holiday(day)
        for begins, ends in times_of(said_by(row), day)
        if begins >= at + NOTICE and are_free(begins, ends, taken[row.calendar_id])
    ]
    return sorted(found, key=lambda each: (each.begins, each.who))


def _closed(calendars: set[UUID], days: list[date]) -> set[tuple[UUID, date]]:
    rows = ClosedDay.objects.filter(calendar__in=calendars, day__in=days)
    return set(rows.values_list("calendar_id", "day"))


def _taken(calendars: set[UUID], days: list[date]) -> dict[UUID, set[datetime]]:
    span = (_midnight(days[0]) - CELL, _midnight(days[-1] + timedelta(days=1)) + CELL)
    rows = Cell.objects.filter(calendar__in=calendars, begins__range=span)
    found: dict[UUID, set[datetime]] = defaultdict(set)
    for calendar, begins in rows.values_list("calendar_id", "begins"):
        found[calendar].add(begins)
    return found


def _is_holiday(day: date) -> bool:
    """A day of rest in the week: nobody is booked then. Hours on a Saturday are meant."""
    return day.weekday() < SATURDAY and is_day_of_rest(day)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
