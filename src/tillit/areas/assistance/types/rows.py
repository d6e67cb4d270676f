"""What an agency may say about a person, each row with its source and its time.

Which kinds of rows each agency may hand over follows förordning (2008:975) 2-7 §§ and SoL 15:12
for employers' declarations. For Transportstyrelsen and Migrationsverket we have found no list:
unverified, from the shape of the service alone. Codes are the agencies' own and stand as they came.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from tillit.kernel.protected import Protected

from .asking import Agency, Period

ORE = Decimal("0.01")


def amount(text: str) -> Decimal:
    """Kronor and öre as written ("7412.00"). Raises ValueError; never goes by way of a float."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    kronor, point, ore = digits.partition(".")
    plain = kronor.isascii() and kronor.isdigit() and len(kronor) <= 9
    if not plain or (point and not (ore.isascii() and ore.isdigit() and len(ore) == 2)):
        raise ValueError("An amount is kronor, or kronor and two digits of öre")
    return Decimal(f"{sign}{kronor}.{ore or '00'}")


@dataclass(frozen=True)
class Source:
    """Who said it, and when we read it."""

    agency: Agency
    read_at: datetime


class PaymentState(Enum):
    """How far a payment has come. Only PAID is money that the person has had."""

    PAID = "paid"
    PLANNED = "planned"
    PRELIMINARY = "preliminary"


@dataclass(frozen=True)
class Payment:
    """Money from an agency, after tax. `concerns` is the time it is for, where that is told.

    `after_deductions`: what was left when the agency had taken its own (a-kassor only).
    """

    source: Source
    kind: str
    net: Decimal
    state: PaymentState
    paid_on: date | None
    concerns: Period | None = None
    after_deductions: Decimal | None = None
    days: Decimal | None = None

    def __post_init__(self) -> None:
        if self.state is PaymentState.PAID and self.paid_on is None:
            raise ValueError("A payment that is made has a day")

    @property
    def late(self) -> bool:
        """Whether it came, or comes, after the time that it is for."""
        return bool(self.paid_on and self.concerns and self.paid_on >= self.concerns.end)


@dataclass(frozen=True)
class Claim:
    """Somebody has applied for a benefit; no decision is told."""

    source: Source
    kind: str
    received_on: date


@dataclass(frozen=True)
class Grant:
    """A benefit that is decided: what, for which time, how much of it in per cent."""

    source: Source
    kind: str
    state: str
    decided_on: date | None
    start: date | None
    end: date | None
    per_cent: int | None = None


@dataclass(frozen=True)
class Registration:
    """Registered as looking for work. `last_day` is the last day it held, where it has ended."""

    source: Source
    first_day: date
    last_day: date | None
    category: str
    programme: str = ""
    latest_report: date | None = None
    in_fund: bool | None = None


@dataclass(frozen=True)
class Capital:
    """Income from capital in a year, and what was left over; may be below zero."""

    source: Source
    year: int
    income: Decimal
    surplus: Decimal


@dataclass(frozen=True)
class TaxRefund:
    """Tax that was paid back."""

    source: Source
    net: Decimal
    paid_on: date


@dataclass(frozen=True)
class Vehicle:
    """A vehicle. Its number leads to a person and a place: opened with `reveal()`."""

    source: Source
    number: Protected[str]
    make: str
    year: int
    kind: str


@dataclass(frozen=True)
class Permit:
    """A decision on residence; without `valid_until` it has no end."""

    source: Source
    case_kind: str
    decision_kind: str
    decided_on: date
    valid_until: date | None


@dataclass(frozen=True)
class Wage:
    """What an employer has declared for a month: before tax, and the tax that was withheld.

    The employer says where somebody can be found: opened with `reveal()`. The sum that reached the
    person is not in the declaration, so it is not here.
    """

    source: Source
    month: date
    employer: Protected[str]
    gross: Decimal
    withheld: Decimal


Row = Payment | Claim | Grant | Registration | Capital | TaxRefund | Vehicle | Permit | Wage
MAY_HAND_OVER: dict[Agency, frozenset[type[Row]]] = {
    Agency.AF: frozenset({Registration}),
    Agency.CSN: frozenset({Payment, Grant}),
    Agency.FK: frozenset({Payment, Claim, Grant}),
    Agency.PM: frozenset({Payment, Claim, Grant}),
    Agency.SKV: frozenset({Capital, TaxRefund}),
    Agency.SO: frozenset({Payment, Claim, Grant}),
    Agency.TNS: frozenset({Vehicle}),
    Agency.MIV: frozenset({Permit}),
    Agency.AGI: frozenset({Wage}),
}
