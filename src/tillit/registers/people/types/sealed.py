"""A sealed address as its readers see it: never the address."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class OpeningLine:
    """Somebody asked. `approved_by` is none until another reader has said yes."""

    id: UUID
    reason: str
    asked_by: UUID
    asked_at: datetime
    approved_by: UUID | None
    until: datetime  # when the next step must have been taken


@dataclass(frozen=True)
class SealedLine:
    """One sealed address, its readers, and what is asked for now."""

    id: UUID
    mark: str
    person_id: UUID
    readers: tuple[UUID, ...]
    openings: tuple[OpeningLine, ...]


@dataclass(frozen=True)
class SealedChange:
    """A sealed address for whoever may change its readers or end it. `waiting`: named, and not yet
    confirmed; `end_asked_by`: who asked that it ends."""

    id: UUID
    mark: str
    sealed_at: datetime
    readers: tuple[UUID, ...]
    waiting: tuple[UUID, ...]
    named_by: UUID | None
    end_asked_by: UUID | None
    end_asked_at: datetime | None
