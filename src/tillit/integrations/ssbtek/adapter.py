"""The adapters behind the port Registers: SSBTEK for eight agencies, and employers' declarations.

Nothing is kept and nothing about anybody is logged: a failure says which agency and which reason.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree

from tillit.areas.assistance.types import (
    Agency,
    Answer,
    Answers,
    Data,
    Empty,
    Failed,
    Question,
    Reason,
    Row,
    Shielded,
    Source,
)

from . import asking, reading
from .envelope import SSBTEK, Unusable, unwrapped, wrapped
from .line import Line

logger = logging.getLogger(__name__)
MOST_PAGES = 20


@dataclass
class _Gathered:
    """What one agency has said so far."""

    rows: list[Row] = field(default_factory=list)
    pages: int = 0
    next: int = 1
    fault: Unusable | None = None

    @property
    def wants_more(self) -> bool:
        return self.fault is None and (self.pages == 0 or self.next <= self.pages)

    def take(self, page: reading.Page | None) -> None:
        """One more page, or none where there should have been one."""
        if page is None:
            self.fault = Unusable(Reason.CUT_OFF if self.pages else Reason.MISSING)
        elif page.fault:
            self.fault = page.fault
        elif page.number != self.next or page.pages > MOST_PAGES or page.number > page.pages:
            self.fault = Unusable(Reason.UNREADABLE, "pages")
        elif self.pages and page.pages != self.pages:
            self.fault = Unusable(Reason.CUT_OFF)
        else:
            self.rows += page.rows
            self.pages, self.next = page.pages, self.next + 1


@dataclass(frozen=True)
class Ssbtek:
    """Implements areas.assistance.ports.Registers for all but employers' declarations."""

    line: Line
    agencies: frozenset[Agency] = asking.REACHED

    def ask(self, question: Question, *, at: datetime) -> Answers:
        """One question, and one more for each further page, to those who have more to say."""
        gathered = {agency: _Gathered() for agency in question.asked & self.agencies}
        marks: set[bool] = set()
        while pages := {a: each.next for a, each in gathered.items() if each.wants_more}:
            try:
                said = self._page(question, pages, at)
            except Unusable as fault:
                for agency in pages:
                    gathered[agency].fault = fault
                break
            marks.add(said.protected)
            found = {page.agency: page for page in said.pages}
            for agency in pages:
                gathered[agency].take(found.get(agency))
        each = {agency: _answer(agency, got, at) for agency, got in gathered.items()}
        return _answers(question, at, marks, each)

    def answers(self) -> bool:
        """Whether the service is there and takes our certificate. Asks about nobody."""
        test = etree.Element(f"{{{SSBTEK}}}testaBastjanstInformation", nsmap={None: SSBTEK})
        try:
            unwrapped(self.line.post(wrapped(test), "testaBastjanstInformation"), "ssbtek.xsd")
        except Unusable as fault:
            logger.warning("SSBTEK does not answer: %s %s", fault.reason.name, fault.code)
            return False
        return True

    def _page(self, question: Question, pages: Mapping[Agency, int], at: datetime) -> reading.Said:
        content = wrapped(asking.ssbtek(question, pages))
        answer = unwrapped(self.line.post(content, "hamtaBastjanstInformation"), "ssbtek.xsd")
        return reading.ssbtek(answer, question, lambda agency: Source(agency, at))


@dataclass(frozen=True)
class EmployersDeclarations:
    """Implements areas.assistance.ports.Registers for AGI (SoL 15:12 p. 2): a plug-in."""

    line: Line
    agencies: frozenset[Agency] = frozenset({Agency.AGI})

    def ask(self, question: Question, *, at: datetime) -> Answers:
        """One question, one answer."""
        got, marks = _Gathered(), set[bool]()
        if Agency.AGI not in question.asked:
            return _answers(question, at, marks, {})
        try:
            content = self.line.post(wrapped(asking.agi(question)), "hamtaArbetsgivaruppgifter")
            answer = unwrapped(content, "agi.xsd")
            said = reading.agi(answer, question, Source(Agency.AGI, at))
        except Unusable as fault:
            got.fault = fault
        else:
            marks.add(said.protected)
            got.take(said.pages[0])
        return _answers(question, at, marks, {Agency.AGI: _answer(Agency.AGI, got, at)})


def _answers(
    question: Question, at: datetime, marks: Iterable[bool], each: Mapping[Agency, Answer]
) -> Answers:
    marks = set(marks)
    known = Shielded.NO if marks == {False} else Shielded.UNKNOWN
    return Answers(question, at, Shielded.YES if True in marks else known, each)


def _answer(agency: Agency, got: _Gathered, at: datetime) -> Answer:
    if got.fault:
        logger.warning(
            "No answer from %s: %s %s", agency.value, got.fault.reason.name, got.fault.code
        )
        return Failed(agency, got.fault.reason, at, got.fault.code)
    source = Source(agency, at)
    return Data(source, tuple(got.rows)) if got.rows else Empty(source)
