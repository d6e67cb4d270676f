"""Who may come in to a thread. Calls go down, so cases answer from above."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tillit.kernel.actor import Actor, Resident, Staff

from .types import Room


class Doors(Protocol):
    """Asked before every reading and writing."""

    def of_party(self, case_id: UUID, *, by: Resident, at: datetime) -> Room:
        """The resident's own room. NotThere where nothing of the case is opened to them, and for
        whoever acts in another's place."""

    def of_staff(self, case_id: UUID, *, by: Staff, at: datetime) -> list[Room]:
        """A room for each party to whom the case is opened. NotThere for who may not read it."""

    def filed(self, ids: Iterable[UUID]) -> frozenset[UUID]:
        """Which of these messages stand in the journal."""

    def tell(self, case_id: UUID, *, by: Actor, at: datetime) -> None:
        """Tell those who have the case, deputies too, that a message waits."""


class Outside(Protocol):
    """Tells a person outside the program that there is a message: no words, no revealing sender."""

    def tell(self, person_id: UUID, *, at: datetime) -> None:
        """In the caller's transaction."""


class Nowhere:
    """Sends nothing outside. What stands until a municipality has chosen a safe way."""

    def tell(self, person_id: UUID, *, at: datetime) -> None:
        """Nothing."""


_doors: list[Doors] = []
_outside: list[Outside] = [Nowhere()]


def plug_doors(doors: Doors) -> None:
    """Say who answers. Call it in the app's `ready`."""
    _doors[:] = [doors]


def plug_outside(outside: Outside) -> None:
    """Say how somebody is told outside the program."""
    _outside[:] = [outside]


def doors() -> Doors:
    """Who answers. Raises RuntimeError where nobody does: nobody comes in then."""
    if not _doors:
        raise RuntimeError("Nobody says who may write in a case")
    return _doors[0]


def outside() -> Outside:
    """How somebody is told outside the program."""
    return _outside[0]
