"""Facts about incidents."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types import Report


@dataclass(frozen=True)
class IncidentAsked(Event):
    """Somebody asked what an account did. The log itself was read."""

    OBJECT: ClassVar[str] = "incident"
    incident: UUID
    staff: UUID


@dataclass(frozen=True)
class IncidentGathered(Event):
    """What an account did has been read: how many leaves, and how many persons it touched."""

    OBJECT: ClassVar[str] = "incident"
    incident: UUID
    leaves: int
    persons: int


@dataclass(frozen=True)
class DraftSaved(Event):
    """A draft for an authority was changed. Nothing has been sent."""

    OBJECT: ClassVar[str] = "incident"
    incident: UUID
    report: Report
