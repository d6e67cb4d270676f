"""Whether a place is open just now, in words; and its week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tillit.kernel.swedish import WEEKDAYS, local
from tillit.registers.directory.types import Hours, Offer

A_WEEK = 7
ALL_DAY = (time(0, 0), time(23, 59))


@dataclass(frozen=True)
class Now:
    """Open or not, and until or from when. `words` is empty where no hours are known."""

    open: bool
    words: str


def now_of(offer: Offer, at: datetime) -> Now:
    """Where any of its places is open; else when the first of them opens."""
    moment, found = local(at), [each for some in offer.said.hours.values() for each in some]
    if open_ := [each for each in found if _covers(each, moment)]:
        last = max(open_, key=lambda each: each.closes)
        if (last.opens, last.closes) == ALL_DAY:
            return Now(True, "öppet dygnet runt")
        return Now(True, f"öppet till {last.closes:%H.%M}")
    return Now(False, _next(found, moment))


def week_of(hours: Sequence[Hours]) -> list[tuple[str, str]]:
    """A line for each day that has hours, days in a row that are alike together: "mån–fre"."""
    days: dict[int, list[str]] = {}
    for each in sorted(hours, key=lambda one: (one.weekday, one.opens)):
        span = f"{each.opens:%H.%M}–{each.closes:%H.%M}"
        if (each.opens, each.closes) == ALL_DAY:
            span = "dygnet runt"
        days.setdefault(each.weekday, []).append(span + ("" if each.drop_in else ", med tid"))
    lines: list[tuple[list[int], str]] = []
    for day, spans in days.items():
        text = " och ".join(spans)
        if lines and lines[-1][1] == text and lines[-1][0][-1] == day - 1:
            lines[-1][0].append(day)
        else:
            lines.append(([day], text))
    return [(_days(alike), text) for alike, text in lines]


def _days(alike: list[int]) -> str:
    first, last = WEEKDAYS[alike[0]], WEEKDAYS[alike[-1]]
    return first if first == last else f"{first}–{last}"


def _covers(each: Hours, moment: datetime) -> bool:
    return each.weekday == moment.weekday() and each.opens <= moment.time() < each.closes


def _next(found: Iterable[Hours], moment: datetime) -> str:
    ahead: list[datetime] = []
    for each in found:
        days = (each.weekday - moment.weekday()) % A_WEEK
        opens = datetime.combine((moment + timedelta(days=days)).date(), each.opens, moment.tzinfo)
        ahead.append(opens if opens > moment else opens + timedelta(days=A_WEEK))
    if not ahead:
        return ""
    first = min(ahead)
    day = "" if first.date() == moment.date() else f"{WEEKDAYS[first.weekday()]} "
    return f"öppnar {day}{first:%H.%M}"
