"""Words of messaging."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

LONGEST = 6000  # signs of a message


@dataclass(frozen=True)
class Room:
    """One party in one case, as whoever comes in may see it. `ids`: all ids that the party has
    had. `subject`: whose case it is. `why_not`: the sentence that says why nobody may write here.
    `answers`: who has the case; `deputy`: who answers in their place, and until when."""

    case_id: UUID
    party_id: UUID
    ids: frozenset[UUID]
    subject: UUID
    name: str = ""
    why_not: str = ""
    answers: str = ""
    deputy: str = ""
    away_until: date | None = None


@dataclass(frozen=True)
class MessageIn:
    """A message. `id`: made with the form, so that two presses are one."""

    id: UUID
    text: str


@dataclass(frozen=True)
class MessageView:
    """A message as it is read. `new`: whoever reads has not read it before. Whether the other has
    read it is told to nobody. `filed`: it stands in the journal, told to who has the case."""

    id: UUID
    text: str
    from_party: bool
    by: str
    at: datetime
    new: bool = False
    filed: bool = False


@dataclass(frozen=True)
class Thread:
    """A room and its messages, the oldest first."""

    room: Room
    messages: tuple[MessageView, ...]
