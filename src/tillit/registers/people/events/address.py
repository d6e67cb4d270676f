"""Facts about a sealed address: who, never where."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event


@dataclass(frozen=True)
class AddressSealed(Event):
    """An address was sealed for a number of readers."""

    OBJECT: ClassVar[str] = "address"
    address: UUID
    person: UUID
    readers: int


@dataclass(frozen=True)
class AddressEnded(Event):
    """A sealed address no longer holds."""

    OBJECT: ClassVar[str] = "address"
    address: UUID
    person: UUID


@dataclass(frozen=True)
class EndAsked(Event):
    """Somebody asked that a sealed address ends; it waits for a second colleague."""

    OBJECT: ClassVar[str] = "address"
    address: UUID
    person: UUID


@dataclass(frozen=True)
class EndDropped(Event):
    """A sealed address holds as before: a colleague said no, or whoever asked took it back."""

    OBJECT: ClassVar[str] = "address"
    address: UUID
    person: UUID


@dataclass(frozen=True)
class ReadersNamed(Event):
    """Who may read a sealed address was said anew."""

    OBJECT: ClassVar[str] = "address"
    address: UUID
    person: UUID
    staff: tuple[UUID, ...]


@dataclass(frozen=True)
class AddressAsked(Event):
    """A reader asked to see a sealed address."""

    OBJECT: ClassVar[str] = "opening"
    opening: UUID
    person: UUID
    staff: UUID


@dataclass(frozen=True)
class AddressApproved(Event):
    """Another reader approved that a sealed address is shown."""

    OBJECT: ClassVar[str] = "opening"
    opening: UUID
    person: UUID
    staff: UUID


@dataclass(frozen=True)
class AddressShown(Event):
    """A sealed address was shown, once."""

    OBJECT: ClassVar[str] = "opening"
    opening: UUID
    person: UUID
    staff: UUID


@dataclass(frozen=True)
class AddressClosed(Event):
    """A reader said no, or took back what they had asked."""

    OBJECT: ClassVar[str] = "opening"
    opening: UUID
    person: UUID
    staff: UUID
