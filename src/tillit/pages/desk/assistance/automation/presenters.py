"""The numbers and words of the page, plainly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tillit.areas.assistance.types import GateCode, GateGroup, GateReport, told, told_total
from tillit.casework.decisions.queries import delegation_orders
from tillit.kernel.actor import Actor
from tillit.law.delegation import PROGRAM


@dataclass(frozen=True)
class Order:
    """The board's own words that the automatic decisions rest on."""

    name: str
    paragraph: str
    adopted_on: date
    valid_to: date | None
    points: tuple[tuple[str, str, str], ...]  # number, what, section


def order_of(actor: Actor, *, at: datetime) -> Order | None:
    """What the order that holds hands to the program; None where it hands over nothing."""
    for order in delegation_orders(actor, at=at):
        points = tuple((p.number, p.name, p.law) for p in order.points if p.role == PROGRAM)
        if order.holds and points:
            return Order(order.name, order.paragraph, order.adopted_on, order.valid_to, points)
    return None


def reasons_of(reasons: Iterable[tuple[GateCode, int]]) -> list[tuple[str, int]]:
    """Each reason in words, and how often it stopped the program: for those who work on them."""
    return [(code.words, number) for code, number in reasons]


@dataclass(frozen=True)
class Shown:
    """The report as it may be shown: small numbers are not told."""

    by_program: str
    by_people: str
    changed: str
    drawn: str
    reviewed: str
    other: str
    days_program: int | None
    days_people: int | None
    tables: list[tuple[str, list[tuple[str, str, str, str]]]]
    reasons: list[tuple[str, str]]
    empty: bool


def report_of(found: GateReport) -> Shown:
    """The report in words."""
    return Shown(
        by_program=told_total(found.by_program),
        by_people=told_total(found.by_people),
        changed=told_total(found.changed),
        drawn=told_total(found.drawn),
        reviewed=told_total(found.reviewed),
        other=told_total(found.other),
        days_program=found.days_program,
        days_people=found.days_people,
        tables=[
            ("Kvinnor och män", _groups(found.sexes)),
            ("Slag av hushåll", _groups(found.households)),
        ],
        reasons=[
            (code.words, told_total(number))
            for code, number in sorted(found.reasons, key=lambda each: not each[1])
        ],
        empty=not found.by_program + found.by_people,
    )


def _groups(groups: Iterable[GateGroup]) -> list[tuple[str, str, str, str]]:
    """Words, by the program, by people, changed. Each column is told as parts of a whole."""
    rows = list(groups)
    columns = (
        [each.words for each in rows],
        told([each.by_program for each in rows]),
        told([each.by_people for each in rows]),
        told([each.changed for each in rows]),
    )
    return list(zip(*columns, strict=True))
