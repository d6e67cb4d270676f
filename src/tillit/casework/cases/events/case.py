"""Facts about files, cases, clocks, notes and what parties see."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.casework.cases.types import (
    CloseReason,
    DisputeAnswer,
    DisputedHow,
    NoteKind,
    NoteMoveWhy,
    PartyAs,
    ShownTo,
)
from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class FileOpened(Event):
    """A person got a file."""

    OBJECT: ClassVar[str] = "file"
    file: UUID
    person: UUID


@dataclass(frozen=True)
class CaseOpened(Event):
    """A case began."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    unit: UUID


@dataclass(frozen=True)
class CaseMoved(Event):
    """A case went from one stage to another."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    step: Code
    stage: Code


@dataclass(frozen=True)
class CaseClosed(Event):
    """A case was closed."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    reason: CloseReason


@dataclass(frozen=True)
class CaseHandedOver(Event):
    """Somebody else became responsible for a case."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    staff: UUID


@dataclass(frozen=True)
class ClockStarted(Event):
    """A clock of the law began to run."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    code: Code
    due_on: date


@dataclass(frozen=True)
class ClockStopped(Event):
    """A clock was met or lost its reason."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    code: Code
    why: Code


@dataclass(frozen=True)
class ClockExtended(Event):
    """A decision gave a clock a later day."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    code: Code
    due_on: date


@dataclass(frozen=True)
class NoteSigned(Event):
    """A note was signed and locked."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID
    kind: NoteKind


@dataclass(frozen=True)
class NoteAmended(Event):
    """Something was added to a signed note."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID


@dataclass(frozen=True)
class NoteDisputed(Event):
    """A person said that something in a note is wrong."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID


@dataclass(frozen=True)
class PostDisputed(Event):
    """A person said that something in a case is wrong; `post` is what, where it was said."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    post: UUID | None
    how: DisputedHow


@dataclass(frozen=True)
class DisputeAnswered(Event):
    """What somebody said is wrong was corrected, or kept as it is."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    dispute: UUID
    answer: DisputeAnswer


@dataclass(frozen=True)
class NoteMovedOut(Event):
    """A signed note was taken out of a case where it did not belong. Never says to where."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID
    why: NoteMoveWhy


@dataclass(frozen=True)
class NoteMovedIn(Event):
    """A signed note was put in the case where it belongs. Never says from where."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID
    why: NoteMoveWhy


@dataclass(frozen=True)
class WordsDecided(Event):
    """It was decided who may see a child's own words."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    note: UUID
    shown_to: ShownTo


@dataclass(frozen=True)
class CasePublished(Event):
    """It was decided what a party may see of a case."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    publication: UUID
    as_party: PartyAs


@dataclass(frozen=True)
class PublicationWithdrawn(Event):
    """A party may see nothing more of a case by this publication."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    publication: UUID


@dataclass(frozen=True)
class PaperOpened(Event):
    """A party opened a document on their own pages. It starts no time."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    document: UUID


@dataclass(frozen=True)
class PartyReplied(Event):
    """A party sent an answer to something that was asked."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    ask: UUID


@dataclass(frozen=True)
class ViolenceMarked(Event):
    """Violence in a family was marked."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID


@dataclass(frozen=True)
class ViolenceMarkLifted(Event):
    """A mark of violence was taken away."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
