"""What pages see of services: frozen, and never more than the reader may know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.law.consent import ConsentRule
from tillit.law.retention import Retention
from tillit.registers.people.types import Needs, PersonLine, Threat

from .words import (
    GENERAL_STEPS,
    Attendance,
    ConsentAnswer,
    ConsentRole,
    EndReason,
    Moment,
    NonExecutionReason,
    PauseReason,
    Where,
    on_scale,
)


@dataclass(frozen=True)
class ConsentLine:
    """One person who is asked, and the newest answer."""

    person_id: UUID
    name: str
    role: ConsentRole
    answer: ConsentAnswer | None
    at: datetime | None
    text: str


@dataclass(frozen=True)
class ConsentState:
    """What the law asks, who has answered what, and what is missing."""

    rule: ConsentRule
    people: tuple[ConsentLine, ...]
    enough: bool
    missing: tuple[str, ...]
    suitable_because: str = ""

    @property
    def may_except(self) -> bool:
        """Whether one of the guardians may be left out, with a written reason."""
        guardians = [each for each in self.people if each.role is ConsentRole.GUARDIAN]
        return self.rule.one_may_do and len(guardians) > 1


@dataclass(frozen=True)
class ServiceLine:
    """A service in a list."""

    id: UUID
    case_id: UUID
    decision_id: UUID
    decision_number: str
    person: PersonLine
    kind_name: str
    law: str
    unit_id: UUID
    unit_name: str
    stage: str
    period_from: date
    period_to: date | None
    ordered_at: datetime
    started_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class OrderView:
    """What the unit sees of an order: no investigation, no case, no more family than needed."""

    aim: str
    contact: str
    extent: str
    ordered_by: str
    ordered_at: datetime
    answered_by: str
    answered_at: datetime | None
    declined_because: str
    answer_text: str


@dataclass(frozen=True)
class GoalLine:
    """A goal on its scale: where it began and where it is."""

    id: UUID
    words: str
    start: int
    now: int
    own_steps: tuple[str, ...] = ()
    ratings: tuple[tuple[datetime, int, str], ...] = ()

    @property
    def steps(self) -> tuple[tuple[int, str], ...]:
        """Every step with its words: the person's own, else the general ones."""
        own = (*self.own_steps, *[""] * len(GENERAL_STEPS))
        words = (mine or general for mine, general in zip(own, GENERAL_STEPS, strict=False))
        return on_scale(words)

    @property
    def began(self) -> str:
        """The step where it began, in words."""
        return dict(self.steps)[self.start]

    @property
    def is_at(self) -> str:
        """The step where it is, in words."""
        return dict(self.steps)[self.now]

    @property
    def wordless(self) -> bool:
        """Whether some step still lacks words of the person's own."""
        return len([each for each in self.own_steps if each]) < len(GENERAL_STEPS)


@dataclass(frozen=True)
class PlanLine:
    """Who does what, by when."""

    id: UUID
    what: str
    who: str
    by_when: date | None
    done_at: datetime | None
    done_by: str
    late: bool = False


@dataclass(frozen=True)
class SessionLine:
    """One session."""

    id: UUID
    held_at: datetime
    attendance: Attendance
    text: str
    author: str


@dataclass(frozen=True)
class MeasureRow:
    """One question with the answers beside each other, in the order of the points."""

    id: UUID
    question: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class MeasureTable:
    """The same questions at start, reviews and end."""

    points: tuple[tuple[Moment, datetime], ...]
    rows: tuple[MeasureRow, ...]

    @property
    def started(self) -> bool:
        """Whether the first answers are there."""
        return any(moment is Moment.START for moment, _ in self.points)


@dataclass(frozen=True)
class PauseLine:
    """One interruption."""

    reason: PauseReason
    text: str
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class ServicePage:
    """All that the page of a service shows. `case_number` is empty for the provider."""

    line: ServiceLine
    order: OrderView
    assessed: bool
    out_of_home: bool
    version: int
    age: int | None
    needs: dict[UUID, Needs]
    threats: tuple[Threat, ...]
    guardians: tuple[PersonLine, ...]
    consent: ConsentState
    goals: tuple[GoalLine, ...]
    steps: tuple[PlanLine, ...]
    sessions: tuple[SessionLine, ...]
    measures: MeasureTable
    pauses: tuple[PauseLine, ...]
    told: tuple[tuple[datetime, str], ...]
    givers: tuple[str, ...]
    colleagues: tuple[tuple[UUID, str], ...]
    end_reason: EndReason | None
    end_text: str
    is_worker: bool
    is_provider: bool
    open_verbs: frozenset[str]

    def may(self, verb: str) -> bool:
        """Whether the reader may do the verb now."""
        return verb in self.open_verbs


@dataclass(frozen=True)
class FollowUpLine:
    """A follow-up without a service."""

    id: UUID
    law: str
    why: str
    from_at: datetime
    began_at: datetime
    ended_at: datetime | None
    result: str


@dataclass(frozen=True)
class NotExecuted:
    """One row of the list that goes to the supervisory authority and the auditors (SoL 34:1-2)."""

    decision_id: UUID
    case_id: UUID
    number: str
    decided_on: date
    type_name: str
    law: str
    what: str
    interrupted: bool
    since: date
    due_on: date
    executed_on: date | None
    reason: NonExecutionReason | None
    text: str


@dataclass(frozen=True)
class Remaining:
    """One thing that remains open in a case. `stops` says that the case cannot be closed yet;
    `where` is the page that mends it, `service_id` which service it is."""

    text: str
    stops: bool = True
    where: Where = Where.CASE
    service_id: UUID | None = None


@dataclass(frozen=True)
class ClosingView:
    """What the closing page shows: what remains, what may follow, how long the file is kept."""

    case_id: UUID
    number: str
    person: PersonLine
    stage: str
    remaining: tuple[Remaining, ...]
    retention: Retention
    follow_up_decisions: tuple[tuple[UUID, str], ...]
    follow_up: FollowUpLine | None
    may_follow_up: bool


@dataclass(frozen=True)
class ThreeLine:
    """What those who answered think of one kind of service, when enough have answered."""

    kind_name: str
    count: int
    mean: float
    as_expected: int
    better: int
    worse: int
    changes: tuple[str, ...]
