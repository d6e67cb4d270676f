"""Words of cases that others may use."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.deadlines import ClockState
from tillit.registers.people.types import PersonLine


class CaseKind(StrEnum):
    """What a case is about."""

    CHILD = "child"


class NoteKind(StrEnum):
    """What sort of event a note tells about."""

    PHONE = "phone"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    CHILD_TALK = "child_talk"
    LETTER = "letter"
    STATEMENT = "statement"
    PROTECTION = "protection"
    OTHER = "other"


class NoteStage(StrEnum):
    """A note is a draft that only its author sees, until it is signed and locked."""

    DRAFT = "draft"
    SIGNED = "signed"
    DISCARDED = "discarded"


class CloseReason(StrEnum):
    """Why a case was closed."""

    NO_SERVICE = "no_service"
    GOAL_REACHED = "goal_reached"
    DECLINED = "declined"
    MOVED = "moved"
    ADULT = "adult"
    OTHER = "other"


@dataclass(frozen=True)
class ClockLine:
    """A clock of the law on one object, as lists and pages show it."""

    id: UUID
    object_id: UUID
    person_id: UUID | None
    code: str
    title: str
    started_at: datetime
    due_on: date
    due_at: datetime
    moved_to: date | None
    stopped_at: datetime | None
    extended: bool
    law: str
    unverified: bool
    stops: str
    state: ClockState


@dataclass(frozen=True)
class CaseLine:
    """A case in a list: no more than a list needs."""

    id: UUID
    number: str
    stage: str
    kind: CaseKind
    title: str
    person: PersonLine
    unit_id: UUID
    responsible: UUID | None
    opened_at: datetime
    weight: int
    clocks: tuple[ClockLine, ...] = ()


@dataclass(frozen=True)
class TimelineItem:
    """One thing that happened, for the one timeline of a case.

    `kind` picks icon and filter; `text` is what the reader may see; `link` is a page name and id.
    """

    at: datetime
    kind: str
    title: str
    text: str = ""
    by: str = ""
    tags: tuple[str, ...] = ()
    ref: UUID | None = None
    signed: bool = False
    childs_words: str = ""
    childs_words_for: str = ""
    amendments: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
