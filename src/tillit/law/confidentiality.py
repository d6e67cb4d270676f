"""Secrecy rules of OSL that social services use, and what a party is shown before a decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from tillit.law import reading
from tillit.law.dated import Dated, Since


class Effect(Enum):
    """What a rule does to a piece of information; the value is what pages show."""

    SECRET = "hemligt"  # noqa: S105 (a word, not a password)
    NOT_SECRET = "inte hemligt"  # noqa: S105
    MAY_GIVE = "får lämnas"
    MUST_GIVE = "ska lämnas"
    SELF = "om den egna personen"
    NOT_APPLICABLE = "gäller inte här"


@dataclass(frozen=True)
class SecrecyRule:
    """A section on secrecy; `years` is how long it lasts where the source says so. `recipients`:
    for whom it is offered as a ground of a release; `weigh_sv`: what must be weighed then."""

    code: str
    name_sv: str
    effect: Effect
    years: int | None
    recipients: tuple[str, ...] = ()
    weigh_sv: str = ""


@dataclass(frozen=True)
class Communication:
    """What a party is shown before a decision (FL 25), or a ground for not showing it."""

    code: str
    name_sv: str
    exception: bool


def secrecy(code: str, on: date) -> Since[SecrecyRule]:
    """The secrecy rule of that code in force that day. Raises `NoRuleInForce`."""
    return reading.find(secrecy_timelines(), code, on)


def secrecy_rules(on: date) -> tuple[Since[SecrecyRule], ...]:
    """Every secrecy rule in force that day."""
    return reading.in_force(secrecy_timelines(), on)


def communication_exceptions(on: date) -> tuple[Since[Communication], ...]:
    """The three grounds of FL 25 for deciding without showing the material first."""
    rules = reading.in_force(communication_timelines(), on)
    return tuple(rule for rule in rules if rule.value.exception)


@cache
def secrecy_timelines() -> Mapping[str, Dated[SecrecyRule]]:
    """All periods of the secrecy table, by code."""
    return reading.book("confidentiality", _secrecy)


@cache
def communication_timelines() -> Mapping[str, Dated[Communication]]:
    """All periods of the communication table, by code."""
    return reading.book(
        "communication",
        lambda r: Communication(r.text("code"), r.text("name_sv"), r.flag("exception")),
    )


def _secrecy(row: reading.Row) -> SecrecyRule:
    effect = Effect[row.text("effect").upper()]
    return SecrecyRule(
        row.text("code"),
        row.text("name_sv"),
        effect,
        row.maybe_number("years"),
        row.texts("recipients"),
        row.text("weigh", ""),
    )
