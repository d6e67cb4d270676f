"""Facts about booking."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event


@dataclass(frozen=True)
class CalendarBegun(Event):
    """Somebody, or a room, can be booked."""

    OBJECT: ClassVar[str] = "calendar"
    calendar: UUID


@dataclass(frozen=True)
class HoursChanged(Event):
    """When a calendar can be booked is new, or taken away."""

    OBJECT: ClassVar[str] = "calendar"
    calendar: UUID


@dataclass(frozen=True)
class Booked(Event):
    """A time is given."""

    OBJECT: ClassVar[str] = "booking"
    booking: UUID
    person: UUID | None


@dataclass(frozen=True)
class BookingMoved(Event):
    """A time was changed for another."""

    OBJECT: ClassVar[str] = "booking"
    booking: UUID
    to: UUID
    person: UUID | None


@dataclass(frozen=True)
class BookingCancelled(Event):
    """A time is free again."""

    OBJECT: ClassVar[str] = "booking"
    booking: UUID
    person: UUID | None
    by_us: bool


@dataclass(frozen=True)
class BookingTold(Event):
    """Whether they came was written."""

    OBJECT: ClassVar[str] = "booking"
    booking: UUID
    person: UUID | None
