"""What earlier reports have in common with the new one, told in words.

Says no more than the list beside does (decisions, Process 6): how many, when, and whether they
came from the same workplace. Nothing here judges: the reader does.
"""

from collections.abc import Iterable
from datetime import datetime

from tillit.casework.intake.types import EarlierLine, ReportView
from tillit.kernel.swedish import day_of
from tillit.registers.people.types import Around

WITHIN_DAYS = 365  # what is older stands in the list, but is not called alike
WEEK, MONTH = 7, 30.44  # days
NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
WHO: dict[str, str] = {
    Around.CHILD: "Samma barn",
    Around.SIBLING: "Syskon",
    Around.PARENT: "Förälder, som barn",
    Around.HOUSEHOLD: "Samma hem",
    "": "Närstående",
}


def likenesses(view: ReportView) -> list[str]:
    """One sentence for each kind of relative with reports in the last year, the child first."""
    new = view.line.received_at
    near = [each for each in view.earlier if _days(each, new) <= WITHIN_DAYS]
    place = _place(view)
    found = [_sentence(who, near, new, place) for who in WHO]
    same = next((each for each in near if each.same_text), None)
    told = [sentence for sentence in found if sentence]
    return told + (["Texten är ordagrant densamma som i en tidigare anmälan."] if same else [])


def _sentence(who: str, near: Iterable[EarlierLine], new: datetime, place: str) -> str:
    rows = [each for each in near if each.relation == who]
    if not rows:
        return ""
    same = [place] if any(each.same_place for each in rows) else []
    span = max(_days(each, new) for each in rows)
    own = who == Around.CHILD
    count = len(rows) + own  # the new one is also the child's
    many = f"{_number(count)} {'orosanmälan' if count == 1 else 'orosanmälningar'}"
    if own:
        when = f" på {_span(span)}" if span else " samma dag"
    else:
        when = f" för {_span(span)} sedan" if span else " samma dag"
        when = f", den första{when}" if count > 1 else when
    return ", ".join([WHO[who], *same, many + when]) + "."


def _place(view: ReportView) -> str:
    """What the workplace is called: the list of those who must report has school and preschool
    under one code."""
    if view.reporter.category != "SCHOOL":
        return "samma arbetsplats"
    where = view.reporter.organisation
    if not isinstance(where, str):
        return "samma skola eller förskola"  # masked: the child is protected
    return "samma förskola" if "försk" in where.casefold() else "samma skola"


def _days(each: EarlierLine, new: datetime) -> int:
    return (day_of(new) - day_of(each.received_at)).days


def _span(days: int) -> str:
    """Two weeks and more are told in weeks, two months and more in months."""
    if days < 2 * WEEK:
        return "ett dygn" if days == 1 else f"{_number(days)} dagar"
    if days < 2 * MONTH - 1:
        return f"{_number(round(days / WEEK))} veckor"
    return f"{_number(round(days / MONTH))} månader"


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
