"""Facts about the directory."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class PlaceSaid(Event):
    """What is said about a place is new or changed."""

    OBJECT: ClassVar[str] = "place"
    place: UUID


@dataclass(frozen=True)
class OfferPublished(Event):
    """An offer is new, or what is said about it was changed."""

    OBJECT: ClassVar[str] = "offer"
    offer: UUID
    code: Code


@dataclass(frozen=True)
class OfferConfirmed(Event):
    """Somebody has said that what stands about an offer is still true."""

    OBJECT: ClassVar[str] = "offer"
    offer: UUID
    code: Code


@dataclass(frozen=True)
class OfferWithdrawn(Event):
    """An offer is no longer found."""

    OBJECT: ClassVar[str] = "offer"
    offer: UUID
    code: Code


@dataclass(frozen=True)
class WaitSaid(Event):
    """How long the wait is now was said, or taken away."""

    OBJECT: ClassVar[str] = "offer"
    offer: UUID
    code: Code
