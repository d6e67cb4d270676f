"""Facts about opinions. Who sent one is said only where they signed it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class OpinionSent(Event):
    """Somebody has said what they think."""

    OBJECT: ClassVar[str] = "opinion"
    opinion: UUID
    kind: Code
    person: UUID | None


@dataclass(frozen=True)
class OpinionAnswered(Event):
    """Whoever sent it has an answer to read."""

    OBJECT: ClassVar[str] = "opinion"
    opinion: UUID
    person: UUID | None


@dataclass(frozen=True)
class OpinionClosed(Event):
    """It has been read, and no answer was asked for."""

    OBJECT: ClassVar[str] = "opinion"
    opinion: UUID
    person: UUID | None


@dataclass(frozen=True)
class OpinionReported(Event):
    """It told of a child who may be in danger, and is now a concern report."""

    OBJECT: ClassVar[str] = "opinion"
    opinion: UUID
    report: UUID
    person: UUID | None
