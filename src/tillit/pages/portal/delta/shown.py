"""A group as it is shown to whoever might come."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from tillit.contact.participation.types import Group, Occasion
from tillit.kernel.swedish import WEEKDAYS, clock, day_of, local, short_day

SOON = 6  # times that are told on a group's own page


@dataclass(frozen=True)
class Line:
    """One time that a group meets."""

    group: Group
    when: str
    room: str
    called_off: str


@dataclass(frozen=True)
class Day:
    """A day, and what meets on it."""

    name: str
    lines: tuple[Line, ...]


def days_of(groups: list[Group], *, at: datetime, days: int) -> list[Day]:
    """What meets in the days to come, a day at a time."""
    last = at.timestamp() + days * 86_400
    times = [
        (each, group)
        for group in groups
        for each in group.occasions
        if each.begins.timestamp() <= last
    ]
    times.sort(key=lambda pair: (pair[0].begins, pair[1].name))
    found = groupby(times, key=lambda pair: day_of(pair[0].begins))
    return [
        Day(day_name(day, day_of(at)), tuple(Line(group, hours(each), room_of(group),
                                                 each.called_off) for each, group in some))
        for day, some in found
    ]  # fmt: skip


def room_of(group: Group) -> str:
    """Whether one can come."""
    if group.drop_in:
        return "Kom direkt, ingen anmälan"
    if group.free is None:
        return "Alla får plats"
    if group.free == 0:
        return f"Fullt, {group.waiting} i kö" if group.waiting else "Fullt, kö"
    return "1 plats kvar" if group.free == 1 else f"{group.free} platser kvar"


def hours(occasion: Occasion) -> str:
    """18.00–19.30"""
    return f"{clock(occasion.begins)}–{clock(occasion.ends)}"


def times_of(group: Group) -> list[tuple[str, str]]:
    """The next times, each with what is said where it is called off."""
    return [
        (f"{WEEKDAYS[local(each.begins).weekday()]} {short_day(day_of(each.begins))} "
         f"kl. {hours(each)}", each.called_off)
        for each in group.occasions[:SOON]
    ]  # fmt: skip


def day_name(day: date, today: date) -> str:
    """I dag, i morgon, or the day."""
    ahead = (day - today).days
    if ahead in {0, 1}:
        return ("I dag", "I morgon")[ahead]
    return f"{WEEKDAYS[day.weekday()].capitalize()} {short_day(day)}"
