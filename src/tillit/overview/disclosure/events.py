"""Facts about disclosure."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import Outcome


@dataclass(frozen=True)
class ReleaseRecorded(Event):
    """Something left a case, or was refused. Never to whom by name, never what."""

    OBJECT: ClassVar[str] = "case"
    case: UUID | None  # none: an extract of all about the person
    person: UUID
    release: UUID
    ground: Code
    outcome: Outcome
