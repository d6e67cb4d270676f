"""What handling needs to know beside the sums: how long, how many, how soon. Mostly not law: each
row says what is unknown, and what the program begins with until the board decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tillit.law import reading
from tillit.law.dated import Dated, Since


@dataclass(frozen=True)
class Care:
    """One parameter. Without an `amount` nobody has found or decided it."""

    code: str
    name_sv: str
    amount: int | None
    unit: str


def care(code: str, on: date) -> Since[Care]:
    """The parameter of that code that day. Raises `NoRuleInForce`."""
    return reading.find(timelines(), code, on)


@cache
def timelines() -> Mapping[str, Dated[Care]]:
    """All periods of the parameters, by code."""
    return reading.book(
        "assistance_care",
        lambda row: Care(
            row.text("code"), row.text("name_sv"), row.maybe_number("amount"), row.text("unit", "")
        ),
    )
