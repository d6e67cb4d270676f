"""The numbers that the law owns in financial assistance: dated rows with source and mark."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from tillit.law import reading
from tillit.law.dated import Dated, Since


@dataclass(frozen=True)
class Figure:
    """One number and its unit: months, percent, years, days a week or hours a week."""

    code: str
    name_sv: str
    amount: int
    unit: str


def amount(code: str, on: date) -> int:
    """The number that day. Raises `NoRuleInForce` where there is none."""
    return figure(code, on).value.amount


@lru_cache(maxsize=256)
def figure(code: str, on: date) -> Since[Figure]:
    """The number that day, with its source and mark. Raises `NoRuleInForce`."""
    return reading.find(timelines(), code, on)


@cache
def timelines() -> Mapping[str, Dated[Figure]]:
    """All periods of the numbers, by code."""
    return reading.book(
        "assistance_figures",
        lambda row: Figure(
            row.text("code"), row.text("name_sv"), row.number("amount"), row.text("unit")
        ),
    )
