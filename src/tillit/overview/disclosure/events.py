"""Facts about disclosure."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import Outcome


@dataclass(frozen=True)
class ReleaseRecorded(Event):
    """Something left a case or a report, or was refused. Never to whom by name, never what.
    `of`: the case, or the child's line where there is none."""

    OBJECT: ClassVar[str] = "of"
    of: UUID | None  # none: an extract of all about the person
    person: UUID | None
    release: UUID
    ground: Code
    outcome: Outcome
