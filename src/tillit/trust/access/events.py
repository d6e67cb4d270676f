"""Facts about who may see what."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.kernel.events import Code, Event

from .types import AskedFor, AssignedAs, BarrierReason, GlassReason, UnitKind


@dataclass(frozen=True)
class UnitOpened(Event):
    """A unit began its work."""

    OBJECT: ClassVar[str] = "unit"
    unit: UUID


@dataclass(frozen=True)
class SeatGiven(Event):
    """Somebody got a role in a unit."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    unit: UUID
    role: Role


@dataclass(frozen=True)
class SeatRenewed(Event):
    """A role goes on until a later day, or got its first last day."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    unit: UUID
    role: Role


@dataclass(frozen=True)
class SecondAsked(Event):
    """Somebody asked for what another person must confirm."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    asked_for: AskedFor
    unit: UUID | None
    role: Role | None


@dataclass(frozen=True)
class SecondAnswered(Event):
    """Another person said yes or no."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    asked_for: AskedFor
    granted: bool


@dataclass(frozen=True)
class AnalysisWritten(Event):
    """Somebody wrote what a role needs to see."""

    OBJECT: ClassVar[str] = "analysis"
    analysis: UUID
    role: Role
    unit_kind: UnitKind


@dataclass(frozen=True)
class AnalysisApproved(Event):
    """Another person approved it: from now the role can be given."""

    OBJECT: ClassVar[str] = "analysis"
    analysis: UUID
    role: Role
    unit_kind: UnitKind
    valid_to: date


@dataclass(frozen=True)
class ShiftPlanned(Event):
    """Somebody will have the duty; or nobody yet."""

    OBJECT: ClassVar[str] = "unit"
    staff: UUID | None
    unit: UUID
    since: datetime
    until: datetime


@dataclass(frozen=True)
class ShiftRemoved(Event):
    """Somebody will not have the duty after all, or no longer."""

    OBJECT: ClassVar[str] = "unit"
    staff: UUID | None
    unit: UUID


@dataclass(frozen=True)
class DeputyNamed(Event):
    """A colleague stands in for another, in so many cases."""

    OBJECT: ClassVar[str] = "deputy"
    deputy: UUID
    absent: UUID
    unit: UUID
    since: datetime
    until: datetime


@dataclass(frozen=True)
class DeputyEnded(Event):
    """A colleague no longer stands in for another, before the time was out."""

    OBJECT: ClassVar[str] = "deputy"
    deputy: UUID
    absent: UUID
    unit: UUID


@dataclass(frozen=True)
class SeatEnded(Event):
    """Somebody left a role in a unit."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    unit: UUID
    role: Role


@dataclass(frozen=True)
class Assigned(Event):
    """Somebody got an assignment."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    staff: UUID
    assigned_as: AssignedAs
    ground: Code


@dataclass(frozen=True)
class AssignmentEnded(Event):
    """An assignment ended."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    staff: UUID


@dataclass(frozen=True)
class ObjectSealed(Event):
    """Only those assigned open it from now on."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID


@dataclass(frozen=True)
class SealLifted(Event):
    """It opens as others do again."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID


@dataclass(frozen=True)
class BarrierRaised(Event):
    """Somebody may no longer open what concerns a person."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    person: UUID
    reason: BarrierReason


@dataclass(frozen=True)
class BarrierLifted(Event):
    """A barrier ended."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    person: UUID


@dataclass(frozen=True)
class GlassBroken(Event):
    """Somebody opened an object in an emergency (nödöppning)."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    staff: UUID
    reason: GlassReason


@dataclass(frozen=True)
class OwnEntryAsked(Event):
    """A number was typed for a colleague; it waits for a second one to type the same."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class OwnEntryLinked(Event):
    """The policy knows who a colleague is in the register. It does not say who."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class ManyOpened(Event):
    """A colleague has opened unusually many persons in a day: said once."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
    opened: int


@dataclass(frozen=True)
class BudgetReached(Event):
    """The door was closed for the day to a colleague who had opened as many as a day allows."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID


@dataclass(frozen=True)
class BudgetLifted(Event):
    """A leader let a colleague open more for the rest of the day."""

    OBJECT: ClassVar[str] = "staff"
    staff: UUID
