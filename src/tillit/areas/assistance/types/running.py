"""A run over a month's renewals, as others may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from .gated import GateCode


class LineState(StrEnum):
    """What a run came to for one household."""

    WAITING = "waiting"
    DECIDED = "decided"
    LEFT = "left"
    FAILED = "failed"

    @property
    def words(self) -> str:
        """As pages call it."""
        return {
            "waiting": "Väntar",
            "decided": "Beslutad av programmet",
            "left": "Lämnad till en handläggare",
            "failed": "Gick inte att räkna",
        }[self.value]


@dataclass(frozen=True)
class RunView:
    """A run and how far it has come, in numbers. `later`: those of `waiting` where an agency did
    not answer and is asked again. `reasons` and `said`: why a person must decide, and how often,
    the most frequent first; one household may have many reasons."""

    id: UUID
    month: date
    begun_at: datetime
    begun_by: str
    stopped_at: datetime | None
    stopped_by: str
    ended_at: datetime | None
    total: int
    waiting: int
    later: int
    decided: int
    left: int
    failed: int
    reasons: tuple[tuple[GateCode, int], ...]
    said: tuple[tuple[str, int], ...]

    @property
    def goes_on(self) -> bool:
        """Whether more is to be done."""
        return self.stopped_at is None and self.ended_at is None

    @property
    def done(self) -> int:
        """Those that the run is finished with."""
        return self.total - self.waiting
