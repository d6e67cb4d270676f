"""Consent to a service by age, SoL 21:1-2.

Assessed services: under 12 only with the guardian; 12-14 also without, if it is suitable and
the child consents; from 15 also when the child asks for it. Services outside the home always
need the guardian. Open-access services: from 15 also without the guardian, if suitable.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from tillit.law import reading
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated, Since
from tillit.law.lines import Line, line, weakest


class ChildsPart(Enum):
    """What the child's own wish is enough for, least first."""

    HEARD = "barnet får säga sin mening"
    CONSENTS = "barnet samtycker"
    ASKS_OR_CONSENTS = "barnet ber om insatsen eller samtycker"
    SUITABLE = "det är lämpligt att ge insatsen så"
    DECIDES = "personen bestämmer själv"


@dataclass(frozen=True)
class AgeRow:
    """A row of the consent table: from which birthday it holds."""

    code: str
    name_sv: str
    min_age: int


@dataclass(frozen=True)
class ConsentRule:
    """Who must consent, and why.

    `guardian_required`: nothing goes on without the guardian's consent.
    `without_guardian`: the service may also be given without it, where `if_suitable` is so and
    the child does what `childs_part` says. `allowed` is false where the form itself is closed.
    `one_may_do`: of two guardians one may be enough, where somebody writes why.
    """

    allowed: bool
    guardian_required: bool
    without_guardian: bool
    if_suitable: bool
    childs_part: ChildsPart
    lines: tuple[Line, ...]
    source: Citation
    status: Status
    one_may_do: bool = False


def consent_needed(age: int, assessed: bool, out_of_home: bool, on: date) -> ConsentRule:
    """Who must consent to a service for a person of that age.

    `assessed`: given after an individual assessment (11:1) rather than as open access (11:5).
    `out_of_home`: foster home, emergency home, supported housing, residential care (HVB) or
    housing with special support. A negative age raises `ValueError`.
    """
    if age < 0:
        raise ValueError("An age is not negative")
    adult = _rule("ADULT", on)
    if age >= adult.value.min_age:
        return _adult(adult)
    both = _rule("BOTH-GUARDIANS", on)
    if out_of_home:
        return _away(assessed, on, both)
    if assessed:
        return _assessed(age, on, both)
    return _open_access(age, on, both)


def _adult(rule: Since[AgeRow]) -> ConsentRule:
    said = (line(rule, "Personen är myndig och bestämmer själv."),)
    return ConsentRule(
        True, False, True, False, ChildsPart.DECIDES, said, rule.source, rule.status
    )  # fmt: skip


def _away(assessed: bool, on: date, both: Since[AgeRow]) -> ConsentRule:
    rule = _rule("OUT-OF-HOME", on)
    said = [line(rule, "Barnet ska bo utanför hemmet. Vårdnadshavaren måste alltid samtycka.")]
    if not assessed:
        closed = _rule("OPEN-NOT-OUT-OF-HOME", on)
        said.insert(0, line(closed, "Att bo utanför hemmet kräver alltid behovsprövning för barn."))
    return _guardian(tuple(said), both, allowed=assessed)


def _assessed(age: int, on: date, both: Since[AgeRow]) -> ConsentRule:
    asks, agrees = _rule("ASSESSED-CHILD-ASKS", on), _rule("ASSESSED-CHILD-AGREES", on)
    if age >= asks.value.min_age:
        return _child(asks, both, ChildsPart.ASKS_OR_CONSENTS, _rule("ONE-GUARDIAN", on))
    if age >= agrees.value.min_age:
        return _child(agrees, both, ChildsPart.CONSENTS, _rule("ONE-GUARDIAN", on))
    rule = _rule("ASSESSED-GUARDIAN", on)
    text = f"Barnet har inte fyllt {agrees.value.min_age}. Vårdnadshavaren måste samtycka."
    return _guardian((line(rule, text),), both, one=_rule("ONE-GUARDIAN", on))


def _open_access(age: int, on: date, both: Since[AgeRow]) -> ConsentRule:
    free = _rule("OPEN-CHILD", on)
    if age >= free.value.min_age:
        return _child(free, both, ChildsPart.SUITABLE, _rule("ONE-GUARDIAN", on))
    rule = _rule("OPEN-GUARDIAN", on)
    text = f"Barnet har inte fyllt {free.value.min_age}. Vårdnadshavaren måste samtycka."
    return _guardian((line(rule, text),), both, one=_rule("ONE-GUARDIAN", on))


def _guardian(
    said: tuple[Line, ...],
    both: Since[AgeRow],
    *,
    one: Since[AgeRow] | None = None,
    allowed: bool = True,
) -> ConsentRule:
    lines = (*said, _both(both), *([_one(one)] if one else []))
    return ConsentRule(
        allowed, True, False, False, ChildsPart.HEARD, lines,
        said[0].source, weakest(said), one is not None,
    )  # fmt: skip


def _child(
    rule: Since[AgeRow], both: Since[AgeRow], part: ChildsPart, one: Since[AgeRow]
) -> ConsentRule:
    age = rule.value.min_age
    said = (
        line(rule, f"Barnet har fyllt {age}. Insatsen får ges med vårdnadshavarens samtycke."),
        line(rule, f"Den får också ges utan, om det är lämpligt{_condition(part)}."),
    )
    lines = (*said, _both(both), _one(one))
    return ConsentRule(True, False, True, True, part, lines, rule.source, weakest(said), True)


def _condition(part: ChildsPart) -> str:
    return "" if part is ChildsPart.SUITABLE else f" och {part.value}"


def _both(rule: Since[AgeRow]) -> Line:
    return line(rule, "Har barnet två vårdnadshavare samtycker som regel båda.")


def _one(rule: Since[AgeRow]) -> Line:
    return line(rule, "Kan den ena inte svara: skriv varför den andras samtycke räcker.")


def _rule(code: str, on: date) -> Since[AgeRow]:
    return reading.find(timelines(), code, on)


@cache
def timelines() -> Mapping[str, Dated[AgeRow]]:
    """All periods of the consent table, by code."""
    return reading.book(
        "consent", lambda r: AgeRow(r.text("code"), r.text("name_sv"), r.number("min_age"))
    )
