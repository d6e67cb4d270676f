"""What the review is made from: readings, and the facts around them. Plain values, no tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.trust.access.types import AssignedAs, GuardKind

SEARCHED = "people.match"  # a search in the whole register
GLASS = "glass"


class Closeness(StrEnum):
    """What the register says that a reader and a person have in common."""

    SELF = "self"
    FAMILY = "family"
    HOUSEHOLD = "household"
    ADDRESS = "address"
    NEIGHBOUR = "neighbour"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Read:
    """One reading by a member of staff. `shown` are the persons of a search, when they are few."""

    at: datetime
    reader: UUID
    verb: str
    object_id: UUID | None
    person_id: UUID | None
    ground: str = ""
    shown: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment and its time."""

    object_id: UUID
    staff_id: UUID
    as_: AssignedAs
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Sat:
    """A role in a unit and its time."""

    staff_id: UUID
    unit_id: UUID
    role: Role
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A case, a report or a service: whose it is, where, and from when until when it was open."""

    id: UUID
    kind: GuardKind
    unit_id: UUID
    person_id: UUID | None
    root_id: UUID | None = None
    concerned: frozenset[UUID] = frozenset()
    closed_at: datetime | None = None

    def open_at(self, at: datetime) -> bool:
        """Whether it was open then."""
        return self.closed_at is None or at < self.closed_at


@dataclass(frozen=True, slots=True)
class Done:
    """A change that a member of staff made: it stands in the log beside the readings."""

    at: datetime
    staff_id: UUID
    verb: str
    object_id: UUID | None
    person_id: UUID | None


@dataclass(frozen=True)
class Material:
    """A week of readings with what must be known to sort them.

    `close` holds only pairs that have something in common; `kin` the family of those who were read
    about. `employees` are the persons in the
    register who work here; `last_day` is when an employment ended, or is known to end. `earlier`
    says on which days in the weeks before a reader read about somebody without an explanation.
    `flagged` is what the log itself said of somebody in the week (`many.py`).
    """

    reads: Sequence[Read]
    held: Sequence[Held] = ()
    sat: Sequence[Sat] = ()
    things: Sequence[Thing] = ()
    done: Sequence[Done] = ()
    close: Mapping[tuple[UUID, UUID], frozenset[Closeness]] = field(default_factory=dict)
    kin: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    employees: frozenset[UUID] = frozenset()
    protected: frozenset[UUID] = frozenset()
    last_day: Mapping[UUID, datetime] = field(default_factory=dict)
    earlier: Mapping[tuple[UUID, UUID | None], int] = field(default_factory=dict)
    flagged: Sequence[Done] = ()
