"""What pages and modules above see of cases: frozen, and never more than the reader may know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.kernel.protected import Protected
from tillit.law.deadlines import ClockState
from tillit.registers.people.types import FamilyMember, Home, Needs, PersonLine, Threat
from tillit.trust.access.types import AssignedAs, GlassReason

from .words import AssessmentState, CaseKind, NoteKind, TimelineGroup, WrittenOn


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
    due_progress: float = 0.0
    stop_code: str = ""


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

    `kind` picks the icon; `group` the filter; `text` is what the reader may see. `link` is the
    name of a page that takes the case's id and `ref`, or nothing.
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
    group: TimelineGroup = TimelineGroup.STEPS
    link: str = ""
    said_at: datetime | None = None
    words_withheld: bool = False
    moved: tuple[str, ...] = ()

    def in_group(self, group: TimelineGroup) -> bool:
        """Whether it is shown under a filter. A note with the child's words is under two."""
        has_words = bool(self.childs_words) or self.words_withheld
        return self.group == group or (group == TimelineGroup.CHILD and has_words)


@dataclass(frozen=True)
class PersonStrip:
    """Whom a case is about, with what must be known before a word is said."""

    line: PersonLine
    age: int | None
    homes: tuple[Home, ...]
    family: tuple[FamilyMember, ...]
    needs: dict[UUID, Needs]
    threats: tuple[Threat, ...]

    @property
    def hidden(self) -> bool:
        """Whether places are masked: the person, or somebody who lives with them, is protected."""
        masked = any(isinstance(home.label, Protected) for home in self.homes)
        return masked or self.line.protection.holds


@dataclass(frozen=True)
class DraftLine:
    """One of the reader's own unsigned notes. `version` is 0 before the first save."""

    id: UUID
    kind: NoteKind
    text: str
    heading: str
    happened_at: datetime
    version: int
    saved_at: datetime | None = None
    with_person: UUID | None = None
    told_by: str = ""
    childs_words: str = ""


@dataclass(frozen=True)
class ReaderLine:
    """A colleague who has read a case."""

    name: str
    title: str
    at: datetime
    is_me: bool
    ground: str


@dataclass(frozen=True)
class GlassLine:
    """An emergency opening of a case, as everybody in it sees it."""

    name: str
    unit: str
    at: datetime
    until: datetime
    reason: GlassReason
    sentence: str


@dataclass(frozen=True)
class HolderLine:
    """Somebody who has a case."""

    id: UUID
    name: str
    title: str
    holds_as: AssignedAs
    since: datetime
    last_day: date | None = None


@dataclass(frozen=True)
class CasePage:
    """All that the page of a case shows. `ground` is the rule that let the reader in."""

    line: CaseLine
    unit_name: str
    strip: PersonStrip
    items: tuple[TimelineItem, ...]
    counts: dict[TimelineGroup, int]
    drafts: tuple[DraftLine, ...]
    readers: tuple[ReaderLine, ...]
    glass: tuple[GlassLine, ...]
    holders: tuple[HolderLine, ...]
    ground: str
    may_write: bool
    leads: bool
    why_not: str = ""
    questions: int = 0
    unanswered: int = 0
    assessment: AssessmentState = AssessmentState.NONE

    @property
    def clocks(self) -> tuple[ClockLine, ...]:
        """The clocks of the law on the case, the running ones first."""
        return self.line.clocks


@dataclass(frozen=True)
class Unsent:
    """A form that the reader has begun to write in: every field as it was typed."""

    on_page: WrittenOn
    object_id: UUID
    key: str
    typed: dict[str, list[str]]
    version: int
    saved_at: datetime
