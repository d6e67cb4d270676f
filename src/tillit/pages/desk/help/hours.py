"""Opening hours as they are written: "mån 9–17", a line each, "med tid" where one books."""

import re
from collections.abc import Iterable
from datetime import time

from tillit.kernel.swedish import WEEKDAYS
from tillit.registers.directory.types import Hours

_LINE = re.compile(
    r"(?P<day>\w+)\.?\s+(?P<opens>\d{1,2}(?:[.:]\d{2})?)\s*[-–]\s*(?P<closes>\d{1,2}(?:[.:]\d{2})?)"
    r"(?P<booked>,?\s*med tid)?\s*$",
    re.IGNORECASE,
)
_DAYS = {name[:2].translate(str.maketrans("åö", "ao")): day for day, name in enumerate(WEEKDAYS)}
MIDNIGHT = "24"


class NotHours(ValueError):
    """A line that is no opening hours. Its words are the line."""


def read(text: str) -> tuple[Hours, ...]:
    """The hours of some lines. Raises NotHours for the first line that is none."""
    return tuple(_hours(line.strip()) for line in text.splitlines() if line.strip())


def write(hours: Iterable[Hours]) -> str:
    """As they are written."""
    return "\n".join(
        f"{WEEKDAYS[each.weekday]} {each.opens:%H.%M}–{each.closes:%H.%M}"
        f"{'' if each.drop_in else ' med tid'}"
        for each in sorted(hours, key=lambda one: (one.weekday, one.opens))
    )


def _hours(line: str) -> Hours:
    found = _LINE.match(line)
    key = found["day"].casefold()[:2].translate(str.maketrans("åö", "ao")) if found else ""
    if found is None or key not in _DAYS:
        raise NotHours(line)
    try:
        opens, closes = _clock(found["opens"]), _clock(found["closes"])
    except ValueError:
        raise NotHours(line) from None
    if closes <= opens:
        raise NotHours(line)
    return Hours(_DAYS[key], opens, closes, drop_in=not found["booked"])


def _clock(text: str) -> time:
    hours, _, minutes = text.replace(":", ".").partition(".")
    if hours == MIDNIGHT and not int(minutes or 0):
        return time(23, 59)
    return time(int(hours), int(minutes or 0))
