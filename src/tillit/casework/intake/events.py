"""Facts about reports: ids and codes, never a name and never a text."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.casework.cases.types import NoticeKind
from tillit.kernel.events import Code, Event

from .types import (
    Channel,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterKind,
)


@dataclass(frozen=True)
class ReportReceived(Event):
    """A report came in. `digest` is the hash of the frozen text: the log vouches for it."""

    OBJECT: ClassVar[str] = "report"
    report: UUID
    unit: UUID
    channel: Channel
    kind: ReporterKind
    lines: tuple[UUID, ...]
    digest: Code


@dataclass(frozen=True)
class ChildMatched(Event):
    """A child in a report was found to be this person."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID


@dataclass(frozen=True)
class ChildUnmatched(Event):
    """A child in a report was not this person after all."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID


@dataclass(frozen=True)
class ProtectionAssessed(Event):
    """Somebody assessed whether a child needs protection at once."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID
    need: Need


@dataclass(frozen=True)
class ContactNoted(Event):
    """A talk with the reporter or the family was written down."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID | None
    with_whom: ContactWith


@dataclass(frozen=True)
class PreliminaryExtended(Event):
    """The time to decide was extended."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID
    until: date


@dataclass(frozen=True)
class InvestigationOpened(Event):
    """A report led to an investigation."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID
    case: UUID


@dataclass(frozen=True)
class InvestigationNotOpened(Event):
    """A report did not lead to an investigation."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID


@dataclass(frozen=True)
class ReportJoined(Event):
    """A report joined an investigation that was running already."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID
    case: UUID


@dataclass(frozen=True)
class ReportSentOn(Event):
    """Another municipality took the report over."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID


@dataclass(frozen=True)
class ReportMoved(Event):
    """Another unit took the report over."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID | None
    unit: UUID


@dataclass(frozen=True)
class FeedbackAsked(Event):
    """A mandated reporter asked, after the report, what came of it."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID | None


@dataclass(frozen=True)
class FeedbackGiven(Event):
    """A mandated reporter got an answer, or it was found unsuitable."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID
    unsuitable: bool


@dataclass(frozen=True)
class MeetingOffered(Event):
    """A meeting about the report was offered, or found unsuitable."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID | None
    with_whom: MeetingWith
    answer: MeetingAnswer


@dataclass(frozen=True)
class ReporterSecrecyDecided(Event):
    """It was decided whether a party may know who reported."""

    OBJECT: ClassVar[str] = "report"
    PERSON: ClassVar[str] = "party"
    report: UUID
    party: UUID
    secret: bool


@dataclass(frozen=True)
class StaffTold(Event):
    """Members of staff got a notice about a line."""

    OBJECT: ClassVar[str] = "line"
    line: UUID
    person: UUID | None
    kind: NoticeKind
    staff: tuple[UUID, ...]


@dataclass(frozen=True)
class ReportsPutAway(Event):
    """Decided reports left the inbox of the unit."""

    lines: tuple[UUID, ...]
