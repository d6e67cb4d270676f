"""What is decided, ordered, told to the bank and answered, as the page of payments shows it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tillit.areas.assistance.workflow import PaymentStage
from tillit.registers.people.types import PersonLine

from .payees import PaidFor, PayeeKind, WayToPay
from .receivers import PayeeLine


@dataclass(frozen=True)
class Many:
    """What many at once came to: how many went, and for each reason how many were left."""

    went: int
    left: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ToPlan:
    """A decision with money that nobody has planned. `why_not`: why it is not planned with the
    others at once; nothing where it is clean."""

    decision_id: UUID
    sheet_id: UUID
    number: str
    person: PersonLine
    month: date
    kronor: Decimal
    why_not: str


@dataclass(frozen=True)
class OrderLine:
    """An order to pay. `why_not`: what stands in the way of its next step, for this reader;
    `second`: two people are needed. `code`: the bank's reason. `differs`: in words."""

    id: UUID
    sheet_id: UUID
    number: str
    person: PersonLine
    month: date
    purpose: PaidFor
    payee: PayeeKind
    way: WayToPay
    digits: str
    kronor: Decimal
    pay_on: date
    stage: PaymentStage
    planned_by: str
    why_not: str = ""
    second: bool = False
    code: str | None = None
    came_back: bool = False
    differs: str = ""


@dataclass(frozen=True)
class FileRow:
    """A payment file. `unread`: how many of its orders the bank has said nothing of."""

    id: UUID
    pay_on: date
    orders: int
    kronor: Decimal
    made_by: str
    made_at: datetime
    sent_by: str
    sent_at: datetime | None
    undone_by: str
    undone_at: datetime | None
    may_open: bool
    unread: int


@dataclass(frozen=True)
class Stranger:
    """A line of the bank's that belongs to no payment of ours, and that nobody has closed."""

    id: int
    entry: str
    kronor: Decimal
    back: bool
    booked_on: date


@dataclass(frozen=True)
class PaymentsView:
    """All of it. `paid`: orders that the bank has booked, of the last weeks."""

    to_plan: tuple[ToPlan, ...]
    orders: tuple[OrderLine, ...]
    files: tuple[FileRow, ...]
    strangers: tuple[Stranger, ...]
    day: date

    def at(self, *stages: PaymentStage) -> tuple[OrderLine, ...]:
        """The orders at some stages, as they are sorted."""
        return tuple(each for each in self.orders if each.stage in stages)


@dataclass(frozen=True)
class PlanView:
    """One decision to plan by hand, and to whom money may go."""

    line: ToPlan
    case_id: UUID
    payees: tuple[tuple[PayeeLine, str], ...]
    day: date


@dataclass(frozen=True)
class Receipt:
    """What is handed over, without a name of the household. Nothing of `handed_*`, `witness` and
    `said` while it waits."""

    id: UUID
    number: str
    month: date
    purpose: PaidFor
    kronor: Decimal
    approved_by: str
    pay_on: date
    handed_at: datetime | None
    handed_by: str
    witness: str
    said: str
