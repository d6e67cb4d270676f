"""Facts about the review of the log. The review leaves a trace too."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types import Outcome


@dataclass(frozen=True)
class WeekPrepared(Event):
    """A week of readings was sorted."""

    OBJECT: ClassVar[str] = "week"
    week: UUID
    monday: date
    reads: int
    unexplained: int


@dataclass(frozen=True)
class ReadingJudged(Event):
    """Somebody looked at a reading and said what they found."""

    OBJECT: ClassVar[str] = "row"
    row: UUID
    staff: UUID
    outcome: Outcome
    missing_explanation: bool


@dataclass(frozen=True)
class ColleagueAsked(Event):
    """A colleague was asked why they read."""

    OBJECT: ClassVar[str] = "row"
    row: UUID
    staff: UUID


@dataclass(frozen=True)
class ColleagueAnswered(Event):
    """A colleague said why they read."""

    OBJECT: ClassVar[str] = "row"
    row: UUID
    staff: UUID


@dataclass(frozen=True)
class WeekSigned(Event):
    """Somebody has gone through a week: all of it, or one unit's."""

    OBJECT: ClassVar[str] = "week"
    week: UUID
    unit: UUID | None
