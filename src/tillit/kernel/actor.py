"""Who does it: a closed union. Every action is told `by=` one of these."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody does in a unit. A role gives verbs; only an assignment gives objects."""

    INTAKE = "intake"
    SOCIAL_WORKER = "social_worker"
    LEADER = "leader"
    DUTY = "duty"
    BOARD_SECRETARY = "board_secretary"
    PROVIDER = "provider"
    ADMINISTRATOR = "administrator"
    REVIEWER = "reviewer"
    ARCHIVIST = "archivist"
    PARTNER = "partner"


@dataclass(frozen=True)
class Seat:
    """One role in one unit, within one secrecy area. `kind` is what the unit does; `on` is false
    for a duty officer outside their shift."""

    unit_id: UUID
    role: Role
    area: str
    kind: str = ""
    on: bool = True


@dataclass(frozen=True)
class Staff:
    """Somebody employed, signed in, with the seats that hold at this moment.

    `qualified` means a degree that SoL 25:1 asks for. `level` is the assurance level of the
    sign-in (1–4). `person_id` is set when the employee is also a person in the register.
    `habits`: how they like the desk, such as the order of a list.
    """

    id: UUID
    name: str
    seats: frozenset[Seat] = field(default_factory=frozenset)
    qualified: bool = False
    level: int = 3
    person_id: UUID | None = None
    beside: frozenset[UUID] = frozenset()  # who the colleagues in one's units are in the register
    title: str = ""
    habits: frozenset[tuple[str, str]] = frozenset()

    def habit(self, name: str) -> str:
        """What this person has chosen, or nothing."""
        return dict(self.habits).get(name, "")

    def units(self, *roles: Role) -> frozenset[UUID]:
        """The units where this person has any of the roles (or any role at all)."""
        return frozenset(s.unit_id for s in self.seats if not roles or s.role in roles)

    def has(self, *roles: Role) -> bool:
        """Whether this person has any of the roles somewhere."""
        return any(seat.role in roles for seat in self.seats)

    def leads(self, kind: str) -> bool:
        """Whether this person leads a unit that does this."""
        return any(seat.role is Role.LEADER and seat.kind == kind for seat in self.seats)

    @property
    def on_duty(self) -> bool:
        """Whether this person has the duty now."""
        return any(seat.role is Role.DUTY and seat.on for seat in self.seats)

    @property
    def is_guest(self) -> bool:
        """Whether this person is here only as a guest from a partner."""
        return bool(self.seats) and all(seat.role is Role.PARTNER for seat in self.seats)

    @property
    def areas(self) -> frozenset[str]:
        """The secrecy areas this person works in."""
        return frozenset(seat.area for seat in self.seats)


class ActsAs(StrEnum):
    """On what ground a resident acts."""

    SELF = "self"
    GUARDIAN = "guardian"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True)
class Resident:
    """A person signed in with e-ID, for themself or openly for somebody else."""

    id: UUID
    name: str
    level: int = 3
    acts_for: UUID | None = None
    acts_as: ActsAs = ActsAs.SELF


@dataclass(frozen=True)
class Reporter:
    """Somebody who reports a concern without signing in. Nothing about them is known here."""

    draft_id: UUID


@dataclass(frozen=True)
class Guest:
    """Nobody in particular: a visitor of public pages."""


@dataclass(frozen=True)
class System:
    """The program itself, by the name of the job that runs."""

    name: str


Actor = Staff | Resident | Reporter | Guest | System


def kind_of(actor: Actor) -> str:
    """The word for the kind of actor that the log writes."""
    return type(actor).__name__.lower()


def reference_of(actor: Actor) -> str:
    """What the log writes for this actor: an id or the name of a job, never a person's name.

    A reporter leaves no reference: not even the draft may lead back to them.
    """
    if isinstance(actor, Staff | Resident):
        return str(actor.id)
    return actor.name if isinstance(actor, System) else ""
