"""A rule has a first day and a source; a day without a rule is an error, never a zero."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from tillit.law.citation import Citation, Status

T = TypeVar("T")

MONTHS_SV = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


class NoRuleInForce(LookupError):
    """No rule of this name was in force on the day that was asked for."""


@dataclass(frozen=True)
class Since(Generic[T]):
    """What a rule says from `day` up to, and not including, `end`.

    `status` may be lower than what we once read (`as_read`) when the day asked for
    lies after our last check; `note` then says so in Swedish.
    """

    day: date
    value: T
    source: Citation
    status: Status = Status.CONFIRMED
    end: date | None = None
    note: str = ""
    as_read: Status | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.day:
            raise ValueError(f"{self.source}: ends {self.end}, before it begins {self.day}")
        if self.as_read is None:
            object.__setattr__(self, "as_read", self.status)

    @property
    def last_day(self) -> date | None:
        """The last day the rule holds, or nothing while no end is known."""
        return None if self.end is None else self.end - timedelta(days=1)

    def covers(self, day: date) -> bool:
        """Whether the rule is in force that day."""
        return self.day <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Dated(Generic[T]):
    """All periods of one rule, oldest first, and how far its text has been read.

    `known_until` is the last day we have checked. After it the rule still answers, but
    as unverified (docs/adr, "A rule after its last check").
    """

    name: str
    periods: tuple[Since[T], ...]
    known_until: date

    def __post_init__(self) -> None:
        for earlier, later in pairwise(self.periods):
            if earlier.end is None or earlier.end > later.day:
                raise ValueError(f"{self.name}: two rules on {later.day}")

    def on(self, day: date) -> Since[T]:
        """The rule in force that day. Raises `NoRuleInForce` where there is none."""
        for period in self.periods:
            if period.covers(day):
                return period if day <= self.known_until else self._unchecked(period)
        raise NoRuleInForce(f"{self.name} on {day}")

    def _unchecked(self, period: Since[T]) -> Since[T]:
        read = f"texten är läst till och med {month_sv(self.known_until)}"
        note = f"{period.note}; {read}" if period.note else read
        status = Status.UNVERIFIED if period.status is Status.CONFIRMED else period.status
        return replace(period, status=status, note=note)


def month_sv(day: date) -> str:
    """The month in words: "februari 2026"."""
    return f"{MONTHS_SV[day.month - 1]} {day.year}"


def day_sv(day: date) -> str:
    """A day as it is read where the year goes without saying: "25 oktober"."""
    return f"{day.day} {MONTHS_SV[day.month - 1]}"
