"""An answer as rows. What cannot be read whole is not read at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lxml import etree

from tillit.areas.assistance.types import (
    MAY_HAND_OVER,
    Agency,
    Capital,
    Claim,
    Grant,
    Payment,
    PaymentState,
    Period,
    Permit,
    Question,
    Reason,
    Registration,
    Row,
    Source,
    TaxRefund,
    Vehicle,
    Wage,
    amount,
)
from tillit.kernel.protected import Protected

from .envelope import AGI, SSBTEK, Unusable, plain

STATES = {
    "UTBETALD": PaymentState.PAID,
    "PLANERAD": PaymentState.PLANNED,
    "PRELIMINAR": PaymentState.PRELIMINARY,
}


@dataclass(frozen=True)
class Page:
    """One page of one agency: rows, or the fault in place of them."""

    agency: Agency
    number: int
    pages: int
    rows: tuple[Row, ...] = ()
    fault: Unusable | None = None


@dataclass(frozen=True)
class Said:
    """One answer of the service: whether the person is marked as protected, and the pages."""

    protected: bool
    pages: tuple[Page, ...]


class Element:
    """An element whose children are asked for by name."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self.name = etree.QName(element).localname
        self._in = f"{{{etree.QName(element).namespace}}}"

    def text(self, name: str) -> str:
        """The text of a child, or nothing where there is no such child."""
        return self._element.findtext(f"{self._in}{name}") or ""

    def has(self, name: str) -> bool:
        """Whether the child is there."""
        return self._element.find(f"{self._in}{name}") is not None

    def true(self, name: str) -> bool:
        """A child that says true (XML's two ways of it)."""
        return self.text(name).strip() in {"true", "1"}

    def children(self, name: str) -> list["Element"]:
        """The children of that name."""
        return [Element(each) for each in self._element.findall(f"{self._in}{name}")]

    def all(self) -> list["Element"]:
        """All children."""
        return [Element(each) for each in self._element]

    def said(self, name: str) -> str:
        """An attribute."""
        return str(self._element.get(name, ""))

    def day(self, name: str) -> date | None:
        """A child that is a day, or nothing."""
        return date.fromisoformat(self.text(name)) if self.has(name) else None

    def that_day(self, name: str) -> date:
        """A child that is a day and must be there."""
        return date.fromisoformat(self.text(name))

    def amount(self, name: str) -> Decimal:
        """A child that is an amount."""
        return amount(self.text(name))


def ssbtek(root: etree._Element, question: Question, source: Callable[[Agency], Source]) -> Said:
    """Read an answer of SSBTEK. Raises Unusable where it is about something else."""
    answer = _about(root, question, f"{{{SSBTEK}}}hamtaBastjanstInformationSvar")
    pages = tuple(_page(each, source) for each in answer.children("svar"))
    return Said(answer.true("skyddad"), pages)


def agi(root: etree._Element, question: Question, source: Source) -> Said:
    """Read an answer on what employers have declared. Raises Unusable."""
    answer = _about(root, question, f"{{{AGI}}}hamtaArbetsgivaruppgifterSvar")
    try:
        rows = tuple(_wage(each, source) for each in answer.children("uppgift"))
    except ValueError:
        raise Unusable(Reason.UNREADABLE, "row") from None
    return Said(answer.true("skyddad"), (Page(Agency.AGI, 1, 1, rows),))


def _about(root: etree._Element, question: Question, tag: str) -> Element:
    """The answer, when it answers this question about this person; somebody else's is dropped."""
    answer = Element(root)
    if root.tag != tag:
        raise Unusable(Reason.UNREADABLE, "operation")
    same = (str(question.id), question.person.digits)
    if (answer.text("fragaId"), answer.text("person")) != same:
        raise Unusable(Reason.OTHER_PERSON)
    return answer


def _page(block: Element, source: Callable[[Agency], Source]) -> Page:
    agency = Agency(block.said("kod"))
    number, pages = int(block.said("sida")), int(block.said("antalSidor"))
    if faults := block.children("fel"):
        mine = faults[0].said("kalla") == "BT"
        reason = Reason.AGENCY_DOWN if mine else Reason.SERVICE_FAULT
        return Page(agency, number, pages, fault=Unusable(reason, plain(faults[0].said("kod"))))
    try:
        [given] = block.children("uppgifter")
        rows = tuple(_row(each, source(agency)) for each in given.all())
    except (ValueError, KeyError):
        return Page(agency, number, pages, fault=Unusable(Reason.UNREADABLE, "row"))
    if any(type(row) not in MAY_HAND_OVER[agency] for row in rows):
        return Page(agency, number, pages, fault=Unusable(Reason.UNREADABLE, "not-theirs"))
    return Page(agency, number, pages, rows)


def _row(element: Element, source: Source) -> Row:
    return ROWS[element.name](element, source)


def _payment(element: Element, source: Source) -> Row:
    concerns = [
        Period(each.that_day("from"), each.that_day("tom") + timedelta(days=1))
        for each in element.children("avser")
    ]
    return Payment(
        source,
        element.text("slag"),
        element.amount("netto"),
        STATES[element.text("status")],
        element.day("dag"),
        concerns[0] if concerns else None,
        element.amount("efterAvdrag") if element.has("efterAvdrag") else None,
        Decimal(element.text("dagar")) if element.has("dagar") else None,
    )


def _claim(element: Element, source: Source) -> Row:
    return Claim(source, element.text("slag"), element.that_day("dag"))


def _grant(element: Element, source: Source) -> Row:
    return Grant(
        source,
        element.text("slag"),
        element.text("status"),
        element.day("dag"),
        element.day("from"),
        element.day("tom"),
        int(element.text("procent")) if element.has("procent") else None,
    )


def _registration(element: Element, source: Source) -> Row:
    return Registration(
        source,
        element.that_day("from"),
        element.day("tom"),
        element.text("kategori"),
        element.text("program"),
        element.day("aktivitetsrapport"),
        element.true("akassa") if element.has("akassa") else None,
    )


def _capital(element: Element, source: Source) -> Row:
    year = int(element.text("ar"))
    return Capital(source, year, element.amount("inkomst"), element.amount("overskott"))


def _refund(element: Element, source: Source) -> Row:
    return TaxRefund(source, element.amount("belopp"), element.that_day("dag"))


def _vehicle(element: Element, source: Source) -> Row:
    number = Protected(element.text("nummer"))
    make, year, kind = element.text("fabrikat"), int(element.text("ar")), element.text("slag")
    return Vehicle(source, number, make, year, kind)


def _permit(element: Element, source: Source) -> Row:
    kinds = element.text("arendeslag"), element.text("beslutsslag")
    return Permit(source, *kinds, element.that_day("dag"), element.day("tom"))


def _wage(element: Element, source: Source) -> Row:
    month = date.fromisoformat(f"{element.text('manad')}-01")
    employer = Protected(element.text("arbetsgivare"))
    gross, withheld = element.amount("brutto"), element.amount("avdragenSkatt")
    return Wage(source, month, employer, gross, withheld)


ROWS: dict[str, Callable[[Element, Source], Row]] = {
    "utbetalning": _payment,
    "ansokan": _claim,
    "beslut": _grant,
    "inskrivning": _registration,
    "kapital": _capital,
    "skatteaterbaring": _refund,
    "fordon": _vehicle,
    "tillstand": _permit,
}
