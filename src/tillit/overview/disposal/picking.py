"""Which files are ripe. Plain Python over `law.retention`: what is unknown is never ripe.

A person's file is whole: it goes when everything in it may go (SoL 16:1: not while other data on
the same person is kept), and one reason to keep keeps all of it.
"""

from collections.abc import Sequence
from datetime import date

from tillit.law.citation import Citation, Status
from tillit.law.lines import Line
from tillit.law.retention import FileFacts, Retention, disposal_date

from .types import Matter, Reason, Verdict, Why

RESEARCH = {"SoL 16:4", "SoF 13:1"}
OURS = Citation("Tillit", "egen försiktighet")


def pick(matters: Sequence[Matter], on: date) -> Verdict:
    """What happens to the file of one person on a day. Nothing known about it: kept."""
    if not matters:
        return Verdict(False, (_unknown("", "Akten har anteckningar men inget ärende."),))
    reasons = tuple(_reason(each, on) for each in matters)
    days = [each.line.day for each in reasons if each.why is None and each.line.day]
    if len(days) == len(reasons):
        duty = max(days)
        return Verdict(True, reasons, duty, date(duty.year + 1, 12, 31))
    return Verdict(False, reasons, max(days, default=None))


def _reason(matter: Matter, on: date) -> Reason:
    facts = matter.facts
    if facts is None:
        return _unknown(matter.number, matter.unknown or "Något om ärendet är okänt.")
    found = disposal_date(facts, on)
    if found.never:
        line = found.lines[0]
        why = Why.RESEARCH if str(line.source) in RESEARCH else Why.NEVER
        return Reason(matter.number, why, line)
    if facts.last_entry is None:
        return Reason(matter.number, Why.OPEN, found.lines[0])
    if found.duty_day is None:
        return Reason(matter.number, Why.UNKNOWN, found.lines[0])
    if missing := _missing(facts):
        return _unknown(matter.number, missing)
    if found.date is None:
        return Reason(matter.number, Why.OTHER, found.lines[-1])
    line = _deciding(found)
    return Reason(matter.number, Why.NOT_YET if found.duty_day > on else None, line)


def _missing(facts: FileFacts) -> str:
    """What must be known before anything is removed, and is not: the research samples are told by
    the day of birth and the municipality; for what another municipality took over no rule is
    found."""
    if facts.born is None:
        return "Födelsedatum saknas, så det går inte att se om akten sparas för forskning."
    if not facts.municipality_code:
        return "Kommunens nummer är inte inlagt, så det går inte att se om länet sparar allt."
    if facts.handed_over:
        return "En annan kommun tog över ärendet. Vad som gäller då är inte funnet."
    return ""


def _deciding(found: Retention) -> Line:
    return next(each for each in found.lines if each.day == found.duty_day)


def _unknown(number: str, text: str) -> Reason:
    return Reason(number, Why.UNKNOWN, Line(f"{text} Akten sparas.", OURS, Status.NOT_FOUND))
