"""Words of the access model."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tillit.kernel.actor import Role


class GuardKind(StrEnum):
    """What is guarded."""

    REPORT = "report"
    CASE = "case"
    SERVICE = "service"


class UnitKind(StrEnum):
    """What a unit does."""

    INTAKE = "intake"
    INVESTIGATION = "investigation"
    PROVIDER = "provider"
    DUTY = "duty"
    BOARD = "board"


class AssignedAs(StrEnum):
    """In what capacity somebody is assigned to an object."""

    RESPONSIBLE = "responsible"
    CO_WORKER = "co_worker"
    DEPUTY = "deputy"
    PROVIDER = "provider"


class BarrierReason(StrEnum):
    """Why somebody must never open what concerns a person."""

    SELF = "self"
    KIN = "kin"
    DISQUALIFIED = "disqualified"
    COLLEAGUE = "colleague"
    BLOCKED = "blocked"


class GlassReason(StrEnum):
    """The kinds of emergencies that break-glass may name."""

    DANGER = "danger"
    COVER = "cover"
    CALL = "call"


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
