"""Money out: what the bank is told to pay, what it says about that, and what it has booked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

from .accounts import Account, Iban

MOST = Decimal("999999.99")  # own limit: more in one payment is a mistake


class Purpose(Enum):
    """Whom it is paid to: the one who has the right to it, or somebody they owe (rent)."""

    PERSON = "person"
    SUPPLIER = "supplier"


def payment_name(id: UUID, round: int) -> str:
    """What the bank knows a payment by, at most 35 signs: our id, and from its second round the
    round, so that a late word of the first is not taken for the second."""
    return id.hex if round == 1 else f"{id.hex}-{round}"


def payment_of(name: str) -> tuple[UUID, int] | None:
    """Whose name it is, and of which round. None for a name that is not made here."""
    found = re.fullmatch("([0-9a-f]{32})(?:-([1-9][0-9]?))?", name.strip().lower())
    return (UUID(hex=found[1]), int(found[2] or 1)) if found else None


@dataclass(frozen=True)
class Payout:
    """One payment. `id` is ours for ever: what the bank is told is made of it, so that the same
    payment in another file is known again. `reference`: an OCR number; else `text` may follow.

    `name` may be left out: then the bank gets the account alone. `round`: which time the payment is
    told, after the bank refused it or sent it back.
    """

    id: UUID
    to: Account
    amount: Decimal
    purpose: Purpose
    name: str = ""
    text: str = ""
    reference: str = ""
    round: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise ValueError("An amount is a Decimal, never a float")
        if self.amount != self.amount.quantize(Decimal("0.01")) or not 0 < self.amount <= MOST:
            raise ValueError("A payment is whole öre, above zero and below a million kronor")
        if self.reference and not re.fullmatch("[0-9]{2,25}", self.reference):
            raise ValueError("An OCR number is 2 to 25 digits")

    @property
    def end_to_end(self) -> str:
        """What follows the payment through the banks, and comes back."""
        return payment_name(self.id, self.round)

    def __repr__(self) -> str:
        return f"<Payout {self.id}>"


@dataclass(frozen=True)
class Payer:
    """The municipality at its bank."""

    name: str
    organisation: str
    account: Iban
    bic: str


@dataclass(frozen=True)
class PayoutRun:
    """One file. The same run always gives the same bytes: `made_at` is no clock but a part."""

    id: UUID
    payer: Payer
    made_at: datetime
    pay_on: date
    payouts: tuple[Payout, ...]

    def __post_init__(self) -> None:
        if not self.payouts:
            raise ValueError("A file pays something")
        if len({each.id for each in self.payouts}) != len(self.payouts):
            raise ValueError("A payment stands once in a file")
        if self.made_at.tzinfo is None:
            raise ValueError("A moment has a time zone")

    @property
    def message_id(self) -> str:
        """What the bank knows the file by. It refuses the same one twice."""
        return self.id.hex

    @property
    def total(self) -> Decimal:
        """All of it, to the öre."""
        return sum((each.amount for each in self.payouts), Decimal("0.00"))


@dataclass(frozen=True)
class LeftOut:
    """What is approved and not in a file, and why. Without `order`: so many that the actor may
    not read."""

    why: str
    payments: int
    order: UUID | None = None
    case: UUID | None = None
    kronor: Decimal | None = None


class Outcome(Enum):
    """What the bank has said of a payment. Only a booking says that money has left."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WAITING = "waiting"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PaymentSaid:
    """What a report says of one payment. `code`: the bank's reason, where it gave one."""

    end_to_end: str
    outcome: Outcome
    code: str = ""


@dataclass(frozen=True)
class StatusReport:
    """A pain.002: on which file, on all of it, and on each payment that it names. `count` and
    `total`: of the file, where the bank told them."""

    message_id: str
    whole: Outcome
    code: str
    payments: tuple[PaymentSaid, ...]
    count: int | None = None
    total: Decimal | None = None

    def outcomes(self, run: PayoutRun) -> dict[UUID, Outcome]:
        """What is known of each payment of the run after this report.

        A bank that takes a part names those it refuses, and may or may not name the others: who
        is not named is waiting. Raises ValueError for a report on another file.
        """
        if self.message_id != run.message_id:
            raise ValueError("The report is on another file")
        said = {each.end_to_end: each.outcome for each in self.payments}
        if self.whole is Outcome.REJECTED:
            return {each.id: Outcome.REJECTED for each in run.payouts}
        return {each.id: said.get(each.end_to_end, self.whole) for each in run.payouts}


class StatementKind(Enum):
    """All that is booked on the account (camt.053), or news of some of it (camt.054)."""

    ACCOUNT = "account"
    ADVICE = "advice"


class Direction(Enum):
    """Out of the municipality's account, or back into it."""

    OUT = "out"
    BACK = "back"

    @property
    def words(self) -> str:
        """The way as pages call it."""
        return {"out": "Ut", "back": "Tillbaka"}[self.value]


@dataclass(frozen=True)
class Booking:
    """One line of a statement that is booked. Without `end_to_end` we cannot say whose it is.
    `account`: where the bank says that it went; nothing where it does not say."""

    entry: str
    end_to_end: str
    amount: Decimal
    direction: Direction
    booked_on: date
    code: str = ""
    account: str = field(default="", repr=False)


@dataclass(frozen=True)
class Statement:
    """What the bank has booked. `id` is the bank's: the same statement is taken once."""

    kind: StatementKind
    id: str
    account: str
    bookings: tuple[Booking, ...]


class Settled(Enum):
    """How a payment stands against what the bank has booked."""

    PAID = "paid"
    NOT_BOOKED = "not_booked"
    RETURNED = "returned"
    OTHER_AMOUNT = "other_amount"
    TWICE = "twice"
    OTHER_ACCOUNT = "other_account"
    LATE = "late"  # a round that was given up is booked after all


@dataclass(frozen=True)
class Reconciled:
    """Each payment against the bookings, and the bookings that belong to none of them."""

    payments: dict[UUID, Settled]
    strangers: tuple[Booking, ...]

    @property
    def whole(self) -> bool:
        """Whether everything is paid, once, to the öre, and nothing else was booked."""
        return not self.strangers and set(self.payments.values()) == {Settled.PAID}


def reconcile(run: PayoutRun, statements: tuple[Statement, ...]) -> Reconciled:
    """Hold a run against the bank's statements. A statement that comes twice counts once.

    Statements of the account or advices, never both: they tell of the same money (ValueError).
    """
    if len({each.kind for each in statements}) > 1:
        raise ValueError("A statement and an advice tell of the same money")
    once = {each.id: each for each in statements}
    bookings = [each for statement in once.values() for each in statement.bookings]
    ours = {each.end_to_end: each for each in run.payouts}
    by_payment: dict[str, list[Booking]] = {name: [] for name in ours}
    strangers = []
    for booking in bookings:
        mine = by_payment.get(booking.end_to_end)
        strangers.append(booking) if mine is None else mine.append(booking)
    settled = {
        ours[name].id: settled_by(ours[name].amount, found) for name, found in by_payment.items()
    }
    return Reconciled(settled, tuple(strangers))


def settled_by(amount: Decimal, found: Iterable[Booking]) -> Settled:
    """How a payment of an amount stands against the bookings that bear its name."""
    found = list(found)
    out = [each.amount for each in found if each.direction is Direction.OUT]
    back = [each.amount for each in found if each.direction is Direction.BACK]
    if not out:
        return Settled.OTHER_AMOUNT if back else Settled.NOT_BOOKED
    if len(out) - len(back) > 1:
        return Settled.TWICE
    if any(each != amount for each in (*out, *back)):
        return Settled.OTHER_AMOUNT
    return Settled.RETURNED if len(back) >= len(out) else Settled.PAID
