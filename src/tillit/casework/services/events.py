"""Facts about services: ids, codes and dates, never a name and never a text."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import (
    Attendance,
    ConsentAnswer,
    ConsentRole,
    DeclineReason,
    EndReason,
    Moment,
    NonExecutionReason,
    PauseReason,
    WithdrawReason,
)


@dataclass(frozen=True)
class ServiceEvent(Event):
    """Something about one service of one person."""

    OBJECT: ClassVar[str] = "service"
    service: UUID
    person: UUID


@dataclass(frozen=True)
class ServiceOrdered(ServiceEvent):
    """A unit was asked to give a service."""

    decision: UUID
    unit: UUID
    kind: Code


@dataclass(frozen=True)
class ServiceAccepted(ServiceEvent):
    """The unit said yes."""

    staff: UUID


@dataclass(frozen=True)
class ServiceDeclined(ServiceEvent):
    """The unit said no."""

    reason: DeclineReason


@dataclass(frozen=True)
class ServiceWithdrawn(ServiceEvent):
    """The order was taken back before the service began."""

    reason: WithdrawReason


@dataclass(frozen=True)
class ServiceHanded(ServiceEvent):
    """Somebody else in the unit gives the service."""

    staff: UUID


@dataclass(frozen=True)
class ServiceStarted(ServiceEvent):
    """The service began (SoL 34:1)."""

    decision: UUID


@dataclass(frozen=True)
class ServicePaused(ServiceEvent):
    """The service was interrupted (SoL 34:1)."""

    reason: PauseReason


@dataclass(frozen=True)
class ServiceResumed(ServiceEvent):
    """The service goes on after an interruption."""


@dataclass(frozen=True)
class ServiceEnded(ServiceEvent):
    """The service ended."""

    reason: EndReason


@dataclass(frozen=True)
class ConsentRecorded(ServiceEvent):
    """Somebody was asked for consent, or answered (SoL 21:1-2)."""

    asked: UUID
    role: ConsentRole
    answer: ConsentAnswer


@dataclass(frozen=True)
class ConsentWeighed(ServiceEvent):
    """It was found suitable to give the service without the guardian's consent (SoL 21:1-2)."""


@dataclass(frozen=True)
class GoalAdded(ServiceEvent):
    """A goal was written in the plan."""

    goal: UUID


@dataclass(frozen=True)
class GoalWorded(ServiceEvent):
    """The steps of a goal's scale got words of the person's own."""

    goal: UUID


@dataclass(frozen=True)
class GoalMeasured(ServiceEvent):
    """A goal was placed on its scale."""

    goal: UUID
    value: int


@dataclass(frozen=True)
class PlanStepAdded(ServiceEvent):
    """Somebody will do something by a day."""

    step: UUID


@dataclass(frozen=True)
class PlanStepDone(ServiceEvent):
    """A step of the plan was done, or was not after all."""

    step: UUID
    done: bool


@dataclass(frozen=True)
class SessionNoted(ServiceEvent):
    """A session took place or not; its note was signed."""

    note: UUID
    attendance: Attendance


@dataclass(frozen=True)
class ServiceMeasured(ServiceEvent):
    """The person answered the questions that are asked at start, review and end."""

    moment: Moment


@dataclass(frozen=True)
class WorkerTold(ServiceEvent):
    """The person chose to tell the worker something about the service."""


@dataclass(frozen=True)
class NonExecutionReported(Event):
    """It was written why a decision is not executed (SoL 34:1)."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    person: UUID
    reason: NonExecutionReason


@dataclass(frozen=True)
class FollowUpStarted(Event):
    """A follow-up without a service began (SoL 23:1-2)."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    decision: UUID


@dataclass(frozen=True)
class FollowUpEnded(Event):
    """A follow-up without a service ended (SoL 23:5)."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID


@dataclass(frozen=True)
class CaseKept(Event):
    """A case was closed, and it was told how long the file is kept (SoL 16)."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    person: UUID
    never: bool
    dispose_by: date | None
