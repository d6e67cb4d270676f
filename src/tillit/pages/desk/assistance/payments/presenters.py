"""The page of payments as it is shown: its places, its rows and what may be done with each."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from tillit.areas.assistance.types import (
    FileRow,
    Many,
    OrderLine,
    PaymentStage,
    PaymentsView,
    ReadBack,
    ToPlan,
    refused_words,
)
from tillit.law.assistance.kronor import shown
from tillit.law.dated import month_sv
from tillit.pages.desk.places import address
from tillit.ui.values import Pill

P = PaymentStage
PLACES = (
    ("planera", "Att planera"),
    ("godkanna", "Att godkänna"),
    ("godkant", "Godkänt"),
    ("filer", "Filer"),
    ("svar", "Bankens svar"),
    ("betalt", "På väg och betalt"),
)
ORDERS = (("dag", "Utbetalningsdag"), ("namn", "Namn"), ("belopp", "Störst belopp"))
ON_THE_WAY = (P.IN_FILE, P.SENT, P.ACCEPTED, P.BOOKED, P.RECONCILED)
CAME_BACK = "Mottagarens bank skickade tillbaka pengarna. "


@dataclass(frozen=True)
class Row:
    """One line, with its words."""

    line: OrderLine | ToPlan
    href: str
    month: str
    kronor: str
    to: str = ""
    said: str = ""


@dataclass(frozen=True)
class Payments:
    """The page at one of its places."""

    place: str
    pills: tuple[Pill, ...]
    sorts: tuple[Pill, ...]
    rows: tuple[Row, ...]
    clean: int
    by_hand: tuple[Row, ...]
    differing: tuple[Row, ...]
    files: tuple[FileRow, ...]
    sum: str
    account_sum: str
    many: bool  # whether some may be approved at once
    unanswered: tuple[FileRow, ...]  # files that the bank has not said all of
    units: tuple[Pill, ...]  # none where somebody pays in one
    here: str  # what the forms' addresses end with, so that the choices stay
    every: str  # the same place without a month


@dataclass(frozen=True)
class Chosen:
    """What the address says: which unit of those that one pays in, and which month if any."""

    unit: UUID | None
    units: tuple[tuple[UUID, str], ...]
    month: date | None

    @property
    def asked(self) -> dict[str, str]:
        """As parts of an address; a unit only where there is a choice."""
        unit = {"enhet": str(self.unit)} if len(self.units) > 1 else {}
        return unit | ({"manad": f"{self.month:%Y-%m}"} if self.month else {})


def payments_of(view: PaymentsView, place: str, order: str, chosen: Chosen) -> Payments:
    """The page at a place; the first with something to do where none is asked for."""
    month = chosen.month
    lines = [each for each in view.orders if month in (None, each.month)]
    plan = [each for each in view.to_plan if month in (None, each.month)]
    at: dict[str, Sequence[OrderLine | ToPlan]] = {
        "planera": plan,
        "godkanna": [x for x in lines if x.stage is P.PLANNED],
        "godkant": [x for x in lines if x.stage is P.APPROVED],
        "filer": [],
        "svar": [x for x in lines if x.stage is P.REJECTED and not x.differs],
        "betalt": [x for x in lines if x.stage in ON_THE_WAY],
    }
    differing = [x for x in lines if x.differs]
    numbers = {key: len(found) for key, found in at.items()}
    numbers["filer"] = sum(not (x.sent_at or x.undone_at) for x in view.files)
    unanswered = tuple(each for each in view.files if each.unread)
    numbers["svar"] += len(differing) + len(view.strangers) + len(unanswered)
    if place not in at:
        place = next((key for key, _ in PLACES[:5] if numbers[key]), PLACES[0][0])
    found = sorted(at[place], key=_KEYS.get(order, _KEYS["dag"]))
    rows = tuple(_row(each) for each in found)
    asked = chosen.asked
    every = {key: value for key, value in asked.items() if key != "manad"}
    account = tuple(x for x in rows if not (isinstance(x.line, OrderLine) and _cash(x.line)))
    return Payments(
        place=place,
        pills=tuple(
            Pill(label, to(lage=key, **asked), numbers[key], key == place) for key, label in PLACES
        ),
        sorts=tuple(
            Pill(label, to(lage=place, ordning=key, **asked), current=key == (order or "dag"))
            for key, label in ORDERS
        ),
        rows=account if place == "godkant" else rows,
        clean=sum(not x.why_not for x in plan),
        by_hand=tuple(x for x in rows if x not in account) if place == "godkant" else (),
        differing=tuple(_row(each) for each in differing),
        files=view.files,
        sum=_sum(found),
        account_sum=_sum([row.line for row in account]),
        many=any(
            isinstance(x, OrderLine) and not x.second and not x.why_not for x in at["godkanna"]
        ),
        unanswered=unanswered,
        units=tuple(
            Pill(
                name, to(**{**asked, "lage": place, "enhet": str(id_)}), current=id_ == chosen.unit
            )
            for id_, name in chosen.units
        )
        if len(chosen.units) > 1
        else (),
        here=f"?{urlencode(asked)}" if asked else "",
        every=to(**every, lage=place),
    )


def _sum(lines: Iterable[OrderLine | ToPlan]) -> str:
    return f"{shown(sum((each.kronor for each in lines), Decimal(0)))} kr"


def _cash(line: OrderLine) -> bool:
    return not line.digits


def _day(line: OrderLine | ToPlan) -> date:
    return line.pay_on if isinstance(line, OrderLine) else line.month


_KEYS: dict[str, Callable[[OrderLine | ToPlan], tuple[Any, ...]]] = {  # Any: days, sums, words
    "dag": lambda line: (_day(line), line.person.sort_key),
    "namn": lambda line: (line.person.sort_key, _day(line)),
    "belopp": lambda line: (-line.kronor, line.person.sort_key),
}


def to(**asked: str) -> str:
    """The address of the page at a place."""
    return f"{address('desk:payments')}?{urlencode(asked)}" if asked else address("desk:payments")


def _row(line: OrderLine | ToPlan) -> Row:
    words, said = "", ""
    if isinstance(line, OrderLine):
        words = f"{line.purpose.words} · {line.payee.words}"
        words += f", konto {line.digits}" if line.digits else ", för hand"
        said = line.differs
        if not said and line.stage is P.REJECTED:
            said = (CAME_BACK if line.came_back else "") + refused_words(line.code or "")
    return Row(
        line, address("desk:month", line.sheet_id), month_sv(line.month), shown(line.kronor), words,
        said,
    )  # fmt: skip


def months_to_plan(view: PaymentsView) -> list[tuple[date, int]]:
    """The months with something clean to plan, and how many, the latest first."""
    clean = Counter(each.month for each in view.to_plan if not each.why_not)
    return sorted(clean.items(), reverse=True)


def many_words(report: Many, one: str, many: str) -> tuple[str, str]:
    """How many went; and how many were left and why, or nothing."""
    went = f"{report.went} {one if report.went == 1 else many}."
    left = sum(number for _, number in report.left)
    if not left:
        return went, ""
    reasons = " ".join(f"{words} ({number})" for words, number in report.left)
    return went, f"{left} lämnade: {reasons}"


def answer_words(read: ReadBack) -> str:
    """What an answer of the bank came to, in a sentence or some."""
    if read.duplicate:
        return "Banken hade redan filen. Det den sa första gången gäller. Inget betalas två gånger."
    if read.nothing_new:
        return "Svaret är redan inläst. Inget är ändrat."
    parts = _counted(
        (read.accepted, "godtagen", "godtagna"),
        (read.refused, "nekad", "nekade"),
        (read.booked, "bokförd", "bokförda"),
        (read.reconciled, "avstämd", "avstämda"),
        (read.came_back, "kom tillbaka", "kom tillbaka"),
        (read.differ, "skiljer sig", "skiljer sig"),
        (read.strangers, "rad utan namn från oss", "rader utan namn från oss"),
    )
    return f"{read.kind.words} är inläst: {', '.join(parts) or 'inget som rör utbetalningarna'}."


def _counted(*parts: tuple[int, str, str]) -> list[str]:
    return [f"{number} {one if number == 1 else many}" for number, one, many in parts if number]
