"""What those who write letters may know about the people around a case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillit.kernel.location import Location
from tillit.kernel.protected import Protected

from .words import Protection, Shown, Source


@dataclass(frozen=True)
class Place:
    """Something that leads to where somebody is. `said`: a worker wrote it down as a secret; else
    the program found it in an address or a number."""

    kind: Location
    text: str
    said: bool = False


NO_PLACES: Protected[tuple[Place, ...]] = Protected(())


@dataclass(frozen=True)
class PlaceLine:
    """A place that must not be told, as the person page lists it: never the text itself."""

    id: UUID
    kind: Location
    since: date
    source: Source


@dataclass(frozen=True)
class ForLetter:
    """What a letter needs to know about somebody: the receiver, or those it must not betray.

    `secrets` are texts that stand in nobody else's letter: telephone, mail, addresses that hold
    or have held, the personal number. `places` are other texts that lead to where they are; those
    who live in one of the same `homes` know them. `address` is empty where no letter can go by
    post.
    """

    id: UUID
    name: Shown
    born: date | None
    protection: Protection
    address: Protected[tuple[str, ...]]
    secrets: Protected[tuple[str, ...]]
    places: "Protected[tuple[Place, ...]]" = NO_PLACES
    homes: frozenset[UUID] = frozenset()
