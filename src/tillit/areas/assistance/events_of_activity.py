"""Facts about activity. Ids and days: no reason of an absence, and no place, is in the log."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types.activity import ActivityKind


@dataclass(frozen=True)
class ActivityPlanned(Event):
    """An activity was agreed with a person, or assigned."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    plan: UUID
    kind: ActivityKind
    first: date
    last: date


@dataclass(frozen=True)
class ActivityEnded(Event):
    """An activity was ended before its time."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    plan: UUID
    last: date


@dataclass(frozen=True)
class ActivityDayNoted(Event):
    """Something was noted of a planned day, for the first time or anew."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    plan: UUID
    entry: UUID
    day: date
