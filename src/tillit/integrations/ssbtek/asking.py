"""A question as XML. It holds a personal number: it is sent, and never written anywhere else."""

from collections.abc import Mapping
from datetime import date

from lxml import etree

from tillit.areas.assistance.types import Agency, Question, Reason, Role
from tillit.law.register_data import written_sv

from .envelope import AGI, SSBTEK, check

REACHED = frozenset(Agency) - {Agency.AGI}


def ssbtek(question: Question, pages: Mapping[Agency, int]) -> etree._Element:
    """Ask for these pages of these agencies; the others stand there as not wanted."""
    root = etree.Element(f"{{{SSBTEK}}}hamtaBastjanstInformation", nsmap={None: SSBTEK})
    _add(root, "fragaId", str(question.id))
    asker = _add(root, "fragare")
    _add(asker, "organisationsnummer", question.asker.organisation)
    _add(asker, "namn", question.asker.name)
    _add(asker, "handlaggare", question.asker.colleague)
    _add(root, "person", question.person.digits)
    _add(root, "medsokande", "true" if question.role is Role.CO_APPLICANT else "false")
    _add(root, "arende", str(question.case))
    period = _add(root, "period")
    _add(period, "from", question.period.start.isoformat())
    _add(period, "tom", question.period.last_day.isoformat())
    _add(root, "andamal", question.purpose)
    grounds = dict(question.grounds)
    for agency in sorted(REACHED, key=lambda each: each.value):
        wanted = agency in pages
        said = {"inkludera": "true" if wanted else "false", "sida": str(pages.get(agency, 1))}
        block = _add(root, "myndighet", kod=agency.value, **said)
        if wanted:
            _add(block, "lagrum", written_sv(grounds[agency]))
    check(root, "ssbtek.xsd", Reason.NOT_SENT)
    return root


def agi(question: Question) -> etree._Element:
    """Ask for what employers have declared, month by month."""
    root = etree.Element(f"{{{AGI}}}hamtaArbetsgivaruppgifter", nsmap={None: AGI})
    _add(root, "fragaId", str(question.id))
    _add(root, "organisationsnummer", question.asker.organisation)
    _add(root, "handlaggare", question.asker.colleague)
    _add(root, "person", question.person.digits)
    _add(root, "arende", str(question.case))
    _add(root, "fromManad", _month(question.period.start))
    _add(root, "tomManad", _month(question.period.last_day))
    _add(root, "andamal", question.purpose)
    _add(root, "lagrum", written_sv(dict(question.grounds)[Agency.AGI]))
    check(root, "agi.xsd", Reason.NOT_SENT)
    return root


def _month(day: date) -> str:
    return f"{day.year:04d}-{day.month:02d}"


def _add(parent: etree._Element, name: str, text: str = "", **said: str) -> etree._Element:
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{name}", said)
    if text:
        child.text = text
    return child
