"""How a running clock looks at a given moment: calm, soon, today, late, resting or done."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tillit.law.deadlines import Due

SOON_DAYS = 10
SOON_FRACTION = 0.9


class ClockState(Enum):
    """The six looks of a clock; the value is the Swedish word that pages show."""

    CALM = "lugn"
    SOON = "snart"
    TODAY = "i dag"
    LATE = "sen"
    RESTS = "vilar"
    DONE = "klar"


def progress(start: datetime, end: datetime, at: datetime) -> float:
    """How much of the time has gone: 0 before the start, 1 at the end and after it."""
    whole = (end - start).total_seconds()
    if whole <= 0:
        return 1.0 if at >= end else 0.0
    return min(1.0, max(0.0, (at - start).total_seconds() / whole))


def days_left(clock: "Due", at: datetime) -> int:
    """Whole days from the day of `at` to the strict day; negative when it has passed."""
    return (clock.ends_at.date() - at.astimezone(clock.ends_at.tzinfo).date()).days


def state(
    clock: "Due", at: datetime, done_at: datetime | None = None, resting: bool = False
) -> ClockState:
    """The look of the clock at a moment.

    The strict day decides, never the day moved past a weekend. What should be done at once is
    never calm: it is today's until its end, then late. A clock that has not begun rests.
    """
    if done_at is not None and done_at <= at:
        return ClockState.DONE
    if resting or at < clock.start_at:
        return ClockState.RESTS
    if _is_late(clock, at):
        return ClockState.LATE
    if clock.at_once or days_left(clock, at) == 0:
        return ClockState.TODAY
    near = days_left(clock, at) <= SOON_DAYS
    if near or progress(clock.start_at, clock.ends_at, at) >= SOON_FRACTION:
        return ClockState.SOON
    return ClockState.CALM


def _is_late(clock: "Due", at: datetime) -> bool:
    # The last minute, 23:59, is whole: a day-counted clock is late from midnight.
    return at.replace(second=0, microsecond=0) > clock.ends_at
