"""The reform of 2027 as proposed: who of a month's calculations it would touch, and how.

Only a look ahead. The act has not been read: which child is the fourth is not known, so the
smallest and the largest effect are told. No calculation that anybody is paid by uses this.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from tillit.law import reading
from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kronor import NONE, divided, exact, total
from tillit.law.citation import Status

PROPOSED_SV = "förslag, lagtexten är inte läst"


@dataclass(frozen=True, slots=True)
class Effect:
    """One change, from the least to the most it takes from the norm. None: not known."""

    code: str
    least: Decimal | None
    most: Decimal | None
    text_sv: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A calculation that the reform would touch, and how."""

    name: str
    effects: tuple[Effect, ...]
    status: Status = Status.UNVERIFIED
    stage_sv: str = PROPOSED_SV


def touched_by_2027(calculations: Mapping[str, Calculation]) -> tuple[Touched, ...]:
    """Those that the proposal would touch, in order of name."""
    found = ((name, tuple(_effects(each))) for name, each in sorted(calculations.items()))
    return tuple(Touched(name, effects) for name, effects in found if effects)


def _effects(found: Calculation) -> Iterator[Effect]:
    if more := _many_children(found):
        yield more
    higher = [line.kronor for line in found.norm.leaves() if line.rule.code == "R9"]
    if higher:
        sum_ = total(higher)
        words = "okänt belopp" if sum_ is None else f"{exact(sum_)} kr"
        text = f"Högre norm ({words}) ryms inte: riksnormen blir ett tak för sina poster"
        yield Effect("CEILING", sum_, sum_, text)


def _many_children(found: Calculation) -> Effect | None:
    """Less for each child from the fourth on."""
    rule = _rule_book()["fewer_per_child"]
    children = [line.kronor for line in found.norm.walk() if line.key == "norm.child"]
    number = len(children) - rule["first_child"] + 1
    if number <= 0:
        return None
    couple = any(line.key == "norm.couple" for line in found.norm.lines)
    percent = rule["couple_percent" if couple else "single_percent"]
    text = f"{number} barn från det fjärde får {percent} procent mindre"
    if None in children:
        return Effect("FOURTH_CHILD", None, None, f"{text}; beloppet är inte känt")
    amounts = sorted(amount for amount in children if amount is not None)
    least, most = sum(amounts[:number], NONE), sum(amounts[-number:], NONE)
    low, high = divided(least, percent, 100), divided(most, percent, 100)
    span = f"{exact(low)} kr" if low == high else f"{exact(low)} till {exact(high)} kr"
    return Effect("FOURTH_CHILD", low, high, f"{text}: {span}")


def source_sv() -> str:
    """Where the proposal stands, and what of it has been read."""
    return str(_rule_book()["source"])


@cache
def _rule_book() -> Mapping[str, Any]:
    return reading.toml("norm_items/reform_2027")
