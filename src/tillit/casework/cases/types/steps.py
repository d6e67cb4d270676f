"""What the pages of an investigation's steps see."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.registers.people.types import PersonLine, Shown
from tillit.trust.access.types import BarrierLine, SealLine, SeatLine, Seer

from .shown import CaseLine, ClockLine, TimelineItem
from .words import (
    Direction,
    DisputeAnswer,
    DisputedHow,
    InformedHow,
    NoticeKind,
    ShownTo,
    TransferStage,
)


@dataclass(frozen=True)
class CaseHead:
    """The case that a step belongs to, and what the reader may do there. `hidden`: places are
    masked, since the person or somebody who lives with them is protected."""

    line: CaseLine
    ground: str
    may_write: bool
    why_not: str
    leads: bool
    qualified: bool
    people: tuple[PersonLine, ...]
    hidden: bool

    def clock(self, code: str) -> ClockLine | None:
        """The running clock of a code, if any."""
        running = (c for c in self.line.clocks if c.code == code and c.stopped_at is None)
        return next(running, None)


@dataclass(frozen=True)
class Doors:
    """Who sees a case and why. `openers`: those who open it while it is sealed; `seats`: the roles
    in its unit, among which a guest is chosen."""

    seers: tuple[Seer, ...]
    barriers: tuple[BarrierLine, ...]
    seals: tuple[SealLine, ...]
    sealed: bool
    openers: frozenset[UUID]
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True)
class SealedCase:
    """A sealed case as the leader of its unit is told of it."""

    id: UUID
    number: str
    sealed_by: UUID
    since: datetime
    openers: frozenset[UUID]


@dataclass(frozen=True)
class PlanLine:
    """A question of the plan and its answer."""

    id: UUID
    question: str
    how: str
    answer: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True)
class ToInform:
    """Somebody who shall know that an investigation has begun, and whether they do."""

    person: PersonLine
    why: str
    how: InformedHow | None = None
    because: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class TemplateQuestion:
    """One question of a form. `kind` is text, choice or scale; `choices` are key and words."""

    key: str
    label: str
    hint: str
    kind: str
    choices: tuple[tuple[str, str], ...]
    required: bool


@dataclass(frozen=True)
class TemplatePart:
    """Some questions under one heading. `covers` names what the law asks for that it holds."""

    key: str
    title: str
    hint: str
    law: str
    covers: tuple[str, ...]
    questions: tuple[TemplateQuestion, ...]


@dataclass(frozen=True)
class TemplateView:
    """A template in one version."""

    id: UUID
    code: str
    version: int
    title: str
    parts: tuple[TemplatePart, ...]
    published_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class AssessmentView:
    """Answers of one case to one template version."""

    id: UUID
    template: TemplateView
    answers: dict[str, str]
    version: int
    saved_at: datetime
    saved_by: str
    signed_at: datetime | None = None
    signed_by: str = ""


@dataclass(frozen=True)
class RegisterLine:
    """A record that came in or went out. `party` is a mask in a protected family."""

    number: int
    direction: Direction
    on: date
    party: Shown
    about: str
    document_id: UUID | None


@dataclass(frozen=True)
class SecrecyLine:
    """A note that a record may be secret."""

    provision: str
    authority: str
    on: date
    by: str


@dataclass(frozen=True)
class TransferView:
    """A request to move a case, with its steps and what may come next. `municipality` is a mask in
    a protected family."""

    id: UUID
    direction: Direction
    stage: TransferStage
    municipality: Shown
    reasons: str
    asked_at: datetime
    steps: tuple[tuple[datetime, str, str, str], ...]
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class DemandLine:
    """A party's demand for a decision."""

    id: UUID
    person: PersonLine
    received_at: datetime
    answer: str
    reasons: str
    answered_at: datetime | None


@dataclass(frozen=True)
class BarredLine:
    """Somebody who may not handle a case, or who could not for a time."""

    id: UUID
    name: str
    ground: str
    reason: str
    by: str
    at: datetime
    lifted_at: datetime | None
    lifted_by: str
    lifted_because: str


@dataclass(frozen=True)
class NoteView:
    """A signed note by itself, with the decisions on the child's words."""

    item: TimelineItem
    decisions: tuple[tuple[datetime, ShownTo, str, str], ...]


@dataclass(frozen=True)
class PostLine:
    """Something on the timeline that somebody may say is wrong."""

    id: UUID
    title: str
    at: datetime


@dataclass(frozen=True)
class DisputeLine:
    """What somebody says is wrong, and what was decided about it."""

    id: UUID
    what: str
    name: str
    text: str
    how: DisputedHow
    recorded_by: str
    at: datetime
    answer: DisputeAnswer | None
    answer_why: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True)
class NoteMoveView:
    """A note that stood in the wrong case, as that case may know it: nothing of what it said or
    whose it is. `readers` (name, title, latest reading) is for who leads the unit; else None."""

    by: str
    at: datetime
    why: str
    stood_since: datetime
    readers: tuple[tuple[str, str, datetime], ...] | None


@dataclass(frozen=True)
class NoticeLine:
    """Something that the reader must know. `number` is the case's; a report has none."""

    id: UUID
    kind: NoticeKind
    object_id: UUID
    number: str
    about: str
    at: datetime
