"""What pages and others are told."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Refusal

from .codes import (
    AskedFor,
    AssignedAs,
    BarrierReason,
    DeputyGround,
    GlassReason,
    GuardKind,
    UnitKind,
)


@dataclass(frozen=True)
class AnalysisIn:
    """A needs-and-risk analysis as it is written."""

    role: Role
    unit_kind: UnitKind
    needs: str
    risks: str
    limits: str
    longest_months: int
    valid_to: date


@dataclass(frozen=True)
class AnalysisView:
    """A needs-and-risk analysis as others see it."""

    id: UUID
    said: AnalysisIn
    made_by: UUID
    made_at: datetime
    approved_by: UUID | None
    approved_at: datetime | None


@dataclass(frozen=True)
class SecondView:
    """Something that waits for a second person."""

    id: UUID
    asked_for: AskedFor
    staff_id: UUID
    unit_id: UUID | None
    role: Role | None
    until: datetime | None
    asked_by: UUID
    asked_at: datetime


@dataclass(frozen=True)
class UnitView:
    """A unit as others see it."""

    id: UUID
    name: str
    kind: UnitKind
    area: str


@dataclass(frozen=True)
class SeatLine:
    """A role that somebody has in a unit."""

    unit_id: UUID
    staff_id: UUID
    role: Role
    since: datetime
    until: datetime | None
    organisation: str = ""
    purpose: str = ""


@dataclass(frozen=True)
class Shift:
    """One shift of the duty rota; without `staff_id` nobody has it yet."""

    id: int
    unit_id: UUID
    staff_id: UUID | None
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Invitation:
    """What a guest may see, of which classes of fields ("K1 K3"), and until when."""

    object_id: UUID
    classes: str
    until: datetime | None


@dataclass(frozen=True)
class DeputyLine:
    """Who stands in for whom, where, why, and until when."""

    id: UUID
    absent_id: UUID
    deputy_id: UUID
    unit_id: UUID
    ground: DeputyGround
    decided_by: UUID
    since: datetime
    until: datetime


@dataclass(frozen=True)
class BarrierLine:
    """Who is barred from whom, and why."""

    id: int
    staff_id: UUID
    person_id: UUID
    reason: BarrierReason
    why: str
    raised_by: UUID | None
    since: datetime
    until: datetime | None
    lifted_by: UUID | None = None
    lifted_because: str = ""


@dataclass(frozen=True)
class Seer:
    """Somebody with a key to an object, and the rule that lets them in or keeps them out.

    `since` and `until` are those of what `rule` rests on; `ground` and `classes` those of an
    assignment; `organisation` is a guest's.
    """

    staff_id: UUID
    allowed: bool
    rule: str
    as_: AssignedAs | None = None
    since: datetime | None = None
    until: datetime | None = None
    ground: str = ""
    classes: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class SealLine:
    """That an object was sealed: by whom, why, and how it ended."""

    why: str
    sealed_by: UUID
    since: datetime
    until: datetime | None
    lifted_by: UUID | None
    lifted_because: str


@dataclass(frozen=True)
class Holder:
    """Somebody who holds an assignment."""

    staff_id: UUID
    as_: AssignedAs
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class GlassView:
    """An emergency opening of one object."""

    id: UUID
    staff_id: UUID
    reason: GlassReason
    sentence: str
    opened_at: datetime
    until: datetime


@dataclass(frozen=True)
class GlassCount:
    """How many emergency openings somebody has made in the shift, from when, by kind."""

    since: datetime
    by_reason: tuple[tuple[GlassReason, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(number for _, number in self.by_reason)


@dataclass(frozen=True)
class Holding:
    """An assignment of somebody, whenever it held."""

    object_id: UUID
    staff_id: UUID
    as_: AssignedAs
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class GuardedView:
    """What is guarded, for the review of the log: whose it is, where, and whom it tells of."""

    id: UUID
    kind: GuardKind
    unit_id: UUID
    person_id: UUID | None
    root_id: UUID | None
    concerned: frozenset[UUID]


@dataclass(frozen=True)
class Worked:
    """A role that somebody has had in a unit. `outside`: it gives services, or is a guest's."""

    role: Role
    unit_name: str
    outside: bool
    since: datetime
    until: datetime | None


class OverBudget(Refusal):
    """Somebody has opened as many persons as a day allows. Has a page of its own, with ways on."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"Du har öppnat {most} personer i dag. Be din gruppledare öppna för fler. "
            "Är det bråttom för någons säkerhet, nödöppna ärendet."
        )


@dataclass(frozen=True)
class OpenedToday:
    """How many persons a colleague has opened today, whether the door was closed, and who opened
    it again."""

    staff_id: UUID
    opened: int
    closed: bool
    lifted_by: UUID | None = None
    why: str = ""


@dataclass(frozen=True)
class LetOn:
    """Who let whom open more persons for the rest of a day, when, and why."""

    by_id: UUID
    staff_id: UUID
    at: datetime
    why: str
