"""What a witness is run with, on a machine of its own; and who is asked before each reading."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from tillit.kernel.actor import Actor

from .notes import LOG, WITNESS, PublicKey, Signed, SigningKey
from .witness import Request, Witness

__all__ = [
    "LOG",
    "WITNESS",
    "PublicKey",
    "Request",
    "Signed",
    "SigningKey",
    "Witness",
    "ask_before",
    "before_each_reading",
]


class Asked(Protocol):
    """Somebody who may refuse a reading before its leaf is written."""

    def __call__(
        self,
        *,
        by: Actor,
        at: datetime,
        object_id: UUID | None,
        person_id: UUID | None,
        ground: str,
    ) -> None:
        """Raises Refusal to stop the page."""


_asked: list[Asked] = []


def before_each_reading(asked: Asked) -> None:
    """Ask this one before each reading, for as long as the program runs."""
    if asked not in _asked:
        _asked.append(asked)


def ask_before(
    *, by: Actor, at: datetime, object_id: UUID | None, person_id: UUID | None, ground: str
) -> None:
    """Ask everybody. Raises what they raise."""
    for each in _asked:
        each(by=by, at=at, object_id=object_id, person_id=person_id, ground=ground)
