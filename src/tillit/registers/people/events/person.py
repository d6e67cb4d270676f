"""Facts about persons: ids and codes, never a name."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event
from tillit.kernel.location import Location
from tillit.registers.people.types import (
    ContactKind,
    Protection,
    ProtectionSource,
    RelationKind,
    RepresentationKind,
    Source,
)


@dataclass(frozen=True)
class PersonRegistered(Event):
    """Somebody was entered into the register."""

    person: UUID
    source: Source


@dataclass(frozen=True)
class PersonCorrected(Event):
    """Fields of a person were corrected. Says which, not what."""

    person: UUID
    fields: tuple[Code, ...]


@dataclass(frozen=True)
class ProtectionChanged(Event):
    """The protection of a person's identity was changed, as somebody decided on a day."""

    person: UUID
    before: Protection
    after: Protection
    change: UUID
    source: ProtectionSource
    decided_on: date | None


@dataclass(frozen=True)
class LiftAsked(Event):
    """Somebody asked to make a protection weaker. Nothing is changed yet."""

    OBJECT: ClassVar[str] = "change"
    change: UUID
    person: UUID


@dataclass(frozen=True)
class LiftDropped(Event):
    """A protection that somebody wanted to make weaker stays as it is."""

    OBJECT: ClassVar[str] = "change"
    change: UUID
    person: UUID


@dataclass(frozen=True)
class HouseholdMade(Event):
    """A household was entered."""

    OBJECT: ClassVar[str] = "household"
    household: UUID


@dataclass(frozen=True)
class HouseholdJoined(Event):
    """Somebody lives in a household."""

    OBJECT: ClassVar[str] = "household"
    household: UUID
    person: UUID
    since: date


@dataclass(frozen=True)
class HouseholdLeft(Event):
    """Somebody no longer lives in a household."""

    OBJECT: ClassVar[str] = "household"
    household: UUID
    person: UUID
    until: date


@dataclass(frozen=True)
class Related(Event):
    """Two persons were related: `other` is `kind` of `person`."""

    OBJECT: ClassVar[str] = "relation"
    relation: UUID
    person: UUID
    other: UUID
    kind: RelationKind


@dataclass(frozen=True)
class RelationEnded(Event):
    """A relation no longer holds."""

    OBJECT: ClassVar[str] = "relation"
    relation: UUID
    person: UUID
    until: date


@dataclass(frozen=True)
class RepresentationRegistered(Event):
    """Somebody may act for a person."""

    OBJECT: ClassVar[str] = "representation"
    representation: UUID
    person: UUID
    representative: UUID
    kind: RepresentationKind


@dataclass(frozen=True)
class RepresentationEnded(Event):
    """Somebody acts for a person no more."""

    OBJECT: ClassVar[str] = "representation"
    representation: UUID
    person: UUID


@dataclass(frozen=True)
class ContactWayAdded(Event):
    """A way to reach somebody was entered."""

    OBJECT: ClassVar[str] = "way"
    way: UUID
    person: UUID
    kind: ContactKind
    safe: bool


@dataclass(frozen=True)
class ContactWayEnded(Event):
    """A way to reach somebody is no longer used."""

    OBJECT: ClassVar[str] = "way"
    way: UUID
    person: UUID


@dataclass(frozen=True)
class HiddenPlaceAdded(Event):
    """A place that must not be told was written down."""

    OBJECT: ClassVar[str] = "place"
    place: UUID
    person: UUID
    kind: Location


@dataclass(frozen=True)
class HiddenPlaceEnded(Event):
    """Somebody is no longer at a place that must not be told."""

    OBJECT: ClassVar[str] = "place"
    place: UUID
    person: UUID


@dataclass(frozen=True)
class ContactNeedsSet(Event):
    """What must be known before contact has a new version."""

    person: UUID
    version: int


@dataclass(frozen=True)
class ThreatNoteRaised(Event):
    """A warning was raised."""

    OBJECT: ClassVar[str] = "note"
    note: UUID
    person: UUID
    ends_on: date


@dataclass(frozen=True)
class ThreatNoteEnded(Event):
    """A warning was taken away before its last day."""

    OBJECT: ClassVar[str] = "note"
    note: UUID
    person: UUID


@dataclass(frozen=True)
class PersonsMerged(Event):
    """Two entries were found to be one person."""

    PERSON: ClassVar[str] = "keep"
    OBJECT: ClassVar[str] = "merge"
    merge: UUID
    keep: UUID
    drop: UUID


@dataclass(frozen=True)
class MergeAsked(Event):
    """Somebody says that two entries are one where one is protected, or the answer was no."""

    OBJECT: ClassVar[str] = "ask"
    ask: UUID
    person: UUID
    refused: bool = False


@dataclass(frozen=True)
class MergeUndone(Event):
    """Two entries that had been made one are two again."""

    PERSON: ClassVar[str] = "keep"
    OBJECT: ClassVar[str] = "merge"
    merge: UUID
    keep: UUID
    drop: UUID
