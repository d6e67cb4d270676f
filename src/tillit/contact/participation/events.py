"""Facts about taking part. None of those about a visit says who, how old or which visit."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class GroupBegun(Event):
    """A group meets from now on."""

    OBJECT: ClassVar[str] = "group"
    group: UUID
    occasions: int


@dataclass(frozen=True)
class OccasionCalledOff(Event):
    """A group does not meet once."""

    OBJECT: ClassVar[str] = "group"
    group: UUID
    occasion: UUID


@dataclass(frozen=True)
class GroupJoined(Event):
    """Somebody has signed up: a person where they signed in, else nobody in particular."""

    OBJECT: ClassVar[str] = "group"
    group: UUID
    person: UUID | None


@dataclass(frozen=True)
class GroupLeft(Event):
    """Somebody does not take part any more."""

    OBJECT: ClassVar[str] = "group"
    group: UUID
    person: UUID | None


@dataclass(frozen=True)
class AttendanceTapped(Event):
    """That somebody came, or did not, was written."""

    OBJECT: ClassVar[str] = "group"
    group: UUID
    person: UUID | None


@dataclass(frozen=True)
class VisitCounted(Event):
    """One more visit. Which row it is, is not said: the log must not lead to it."""

    OBJECT: ClassVar[str] = "place"
    place: UUID
    offer: Code


@dataclass(frozen=True)
class VisitTakenBack(Event):
    """A visit was counted by mistake."""

    OBJECT: ClassVar[str] = "place"
    place: UUID
    offer: Code


@dataclass(frozen=True)
class VisitsKept(Event):
    """A resident keeps earlier visits among their own things, by a code that they held."""

    person: UUID
    number: int


@dataclass(frozen=True)
class VisitsLetGo(Event):
    """A resident does not keep them any more."""

    person: UUID
    number: int
