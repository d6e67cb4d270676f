"""What others may see of a corrected month and of recovery."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tillit.law.assistance.recovery import EntryKind, Ground
from tillit.registers.people.types import PersonLine


@dataclass(frozen=True)
class RecoveryIn:
    """What a person proposes to claim back. `kronor`: less than what was paid too much, when the
    household's situation says so. `weighed`: how that was weighed. A plan has both its fields."""

    ground: Ground
    why: str
    weighed: str
    kronor: Decimal | None = None
    plan_kronor: Decimal | None = None
    plan_from: date | None = None
    best_interest: str = ""
    childs_view: str = ""


@dataclass(frozen=True)
class ProposedClaim:
    """A claim that nobody has decided on. `most`: what was paid too much; `version`: that of the
    proposal as it is read now."""

    sheet_id: UUID
    decision_id: UUID
    version: int
    kronor: Decimal
    most: Decimal
    ground: Ground
    why: str
    weighed: str
    plan_kronor: Decimal | None
    plan_from: date | None
    best_interest: str
    childs_view: str
    children: bool


@dataclass(frozen=True)
class RecountView:
    """A decided month beside what it is now: what was paid, what is right, and what differs.
    `before` and `now` are calculations as text. `open`: it is worked on again. `may_end`: it is so
    because somebody found a mistake, and no application waits."""

    sheet_id: UUID
    case_id: UUID
    month: date
    version: int
    open: bool
    may_end: bool
    may_begin: bool
    why: str
    paid: Decimal
    granted: Decimal
    right: Decimal | None
    claimed: Decimal
    too_much: Decimal | None
    too_little: Decimal | None
    before: str
    now: str
    under_way: bool
    stopped: str
    children: bool


@dataclass(frozen=True)
class LateMonth:
    """A decided month that something was told about afterwards: `texts`, what."""

    sheet_id: UUID
    number: str
    person: PersonLine
    month: date
    texts: tuple[str, ...]


@dataclass(frozen=True)
class ClaimEntry:
    """A line of a ledger. `undone`: a later line says that it did not belong here."""

    id: UUID
    kind: EntryKind
    kronor: Decimal
    on: date
    reference: str
    why: str
    by_name: str
    at: datetime
    undone: bool


@dataclass(frozen=True)
class PaybackPlan:
    """How it is paid back."""

    kronor: Decimal
    first_on: date
    why: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class ClaimLine:
    """A claim on a list. `last`: the last that happened in its ledger. `over`: what was paid beyond
    it and waits to be handed back."""

    id: UUID
    sheet_id: UUID
    case_id: UUID
    number: str
    person: PersonLine
    month: date
    kronor: Decimal
    left: Decimal
    behind: Decimal
    decided_at: datetime | None
    last: ClaimEntry | None
    over: Decimal = Decimal(0)


@dataclass(frozen=True)
class ClaimView:
    """A claim with its whole ledger. `sue_by`: the last day to bring an action (SoL 33:5)."""

    line: ClaimLine
    decision_id: UUID
    ground: Ground
    source: str
    mark: str
    paid: Decimal
    right: Decimal
    why: str
    weighed: str
    entries: tuple[ClaimEntry, ...]
    plan: PaybackPlan | None
    sue_by: date | None


@dataclass(frozen=True)
class MyClaim:
    """A claim as the household reads it: its letter, and no more than it may read."""

    id: UUID
    sheet_id: UUID
    month: date
    number: str
    paid: Decimal
    right: Decimal
    kronor: Decimal
    left: Decimal
    ground: Ground
    source: str
    why: str
    weighed: str
    decided_at: datetime
    entries: tuple[ClaimEntry, ...]
    plan: PaybackPlan | None
    before: str
    now: str
    document_id: UUID | None
    over: Decimal = Decimal(0)
