"""Times and the cells of five minutes that they are made of. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from tillit.kernel.swedish import STOCKHOLM

from .types import HoursIn

CELL = timedelta(minutes=5)


def cells_of(begins: datetime, ends: datetime) -> list[datetime]:
    """The cells that a time holds: every five minutes of it, by the world's clock."""
    found, at = [], begins.astimezone(UTC)
    while at < ends.astimezone(UTC):
        found.append(at)
        at += CELL
    return found


def times_of(hours: HoursIn, day: date) -> Iterator[tuple[datetime, datetime]]:
    """The times of these hours on a day, from and until. Swedish time is what people read, real
    minutes are what they get: on the two days when the clocks change nobody gets an hour that is
    not there, and nobody the same hour twice."""
    if day.weekday() != hours.weekday or not _holds(hours, day):
        return
    at = datetime.combine(day, hours.begins, STOCKHOLM).astimezone(UTC)
    end = datetime.combine(day, hours.ends, STOCKHOLM).astimezone(UTC)
    length, step = timedelta(minutes=hours.minutes), timedelta(minutes=hours.minutes + hours.rest)
    while at + length <= end:
        yield at, at + length
        at += step


def are_free(begins: datetime, ends: datetime, taken: Iterable[datetime]) -> bool:
    """Whether no cell of the time is held."""
    return not set(cells_of(begins, ends)) & set(taken)


def _holds(hours: HoursIn, day: date) -> bool:
    return (hours.first is None or hours.first <= day) and (hours.last is None or day <= hours.last)
