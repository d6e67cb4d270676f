"""The list of a month: what waits for whom, in numbers, with filters and an order."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from tillit.areas.assistance.types import ApplicationKind, MonthStage, SheetLine
from tillit.law.assistance.kronor import shown
from tillit.law.calendar import add_months
from tillit.law.dated import month_sv
from tillit.pages.desk.places import address
from tillit.ui.values import Mark, Pill

DONE = frozenset({MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED, MonthStage.WITHDRAWN})
FILTERS = (
    ("alla", "Alla"),
    ("mig", "Väntar på oss"),
    ("sokande", "Väntar på den sökande"),
    ("ingen", "Inget att se över än"),
    ("klara", "Klara"),
)
ORDERS = (
    ("kom", "Som de kom"),
    ("namn", "Namn"),
    ("fragor", "Mest att se över"),
    ("belopp", "Störst belopp"),
)
COLORS = {
    MonthStage.RECEIVED: "info",
    MonthStage.ASKED: "warning",
    MonthStage.PROPOSED: "accent",
    MonthStage.DECIDED: "success",
    MonthStage.PAID: "success",
    MonthStage.RECONCILED: "success",
}


@dataclass(frozen=True)
class Row:
    """A household's month on the list."""

    line: SheetLine
    href: str
    state: Mark
    look: str
    kronor: str
    mend: str


@dataclass(frozen=True)
class Listing:
    """The page of a month."""

    month: date
    words: str
    rows: tuple[Row, ...]
    pills: tuple[Pill, ...]
    orders: tuple[Pill, ...]
    whole: int
    sum: str
    unknown: int
    earlier: str
    later: str


def waits_for(line: SheetLine) -> str:
    """Whom a month waits for. What a person must look at comes before all; what was asked for waits
    for the applicant until its day, and then for us; a renewal with nothing to look at waits for
    nobody. Nor does what is decided, until something comes that may make it wrong."""
    if line.stage in DONE:
        return "mig" if line.news else "klara"
    if line.stage is MonthStage.PROPOSED:
        return "mig"
    if line.stage is MonthStage.ASKED and line.missing:
        return "mig" if line.late else "sokande"
    clean = line.kind is ApplicationKind.RENEWAL and not (
        line.warnings or line.questions or line.missing
    )
    return "ingen" if clean and line.stage is not MonthStage.ASKED else "mig"


def listing(lines: list[SheetLine], month: date, chosen: str, order: str) -> Listing:
    """The months under the chosen filter, in the chosen order."""
    found = [line for line in lines if chosen in ("", "alla") or waits_for(line) == chosen]
    _sort(found, order)
    known = [line.kronor for line in found if line.kronor is not None]
    numbers = {word: sum(waits_for(line) == word for line in lines) for word, _ in FILTERS}
    numbers["alla"] = len(lines)
    return Listing(
        month=month,
        words=month_sv(month),
        rows=tuple(_row(line) for line in found),
        pills=tuple(
            Pill(label, to(month, visa=word), numbers[word], word == (chosen or "alla"))
            for word, label in FILTERS
        ),
        orders=tuple(
            Pill(label, to(month, ordning=word), current=word == (order or "kom"))
            for word, label in ORDERS
        ),
        whole=len(lines),
        sum=f"{shown(sum(known, Decimal(0)))} kr" if known else "inget än",
        unknown=len(found) - len(known),
        earlier=to(add_months(month, -1)),
        later=to(add_months(month, 1)),
    )


def to(month: date, **more: str) -> str:
    """The address of a month's list."""
    return f"{address('desk:months')}?{urlencode({'manad': f'{month:%Y-%m}', **more})}"


def _sort(found: list[SheetLine], order: str) -> None:
    if order == "namn":
        found.sort(key=lambda line: line.person.sort_key)
    elif order == "fragor":
        found.sort(key=lambda line: -(line.warnings + line.questions + line.missing))
    elif order == "belopp":
        found.sort(key=lambda line: -(line.kronor or Decimal(0)))


def _row(line: SheetLine) -> Row:
    parts = (
        (line.questions, "öppen fråga", "öppna frågor"),
        (line.news, "uppgift kom efter beslutet", "uppgifter kom efter beslutet"),
        (line.warnings - line.news, "att se över", "att se över"),
        (line.missing - line.late, "väntar vi på", "väntar vi på"),
        (line.late, "har inte kommit i tid", "har inte kommit i tid"),
    )
    look = [f"{number} {one if number == 1 else many}" for number, one, many in parts if number]
    return Row(
        line=line,
        href=address("desk:month", line.id),
        state=Mark(line.stage.words, COLORS.get(line.stage, "neutral")),
        look=", ".join(look) or ("Inget" if line.kronor is not None else "Inte räknat än"),
        kronor="" if line.kronor is None else shown(line.kronor),
        mend=address("desk:recount", line.id) if line.news else "",
    )
