"""Services without an individual assessment, SoL 11:5: what never may be one.

The board may offer services for personal needs to whoever comes. Seven kinds always need an
assessment and a decision. From which age no guardian is asked stands in `consent` (21:2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tillit.law import reading
from tillit.law.dated import Dated, Since


@dataclass(frozen=True)
class AlwaysAssessed:
    """A kind of service that always needs an assessment."""

    code: str
    name_sv: str


def always_assessed(on: date) -> tuple[Since[AlwaysAssessed], ...]:
    """The kinds that may not be given without an assessment that day, as the statute lists them.
    Before 2025-07-01 there is none: the older act's rules have not been read."""
    return reading.in_force(timelines(), on)


@cache
def timelines() -> Mapping[str, Dated[AlwaysAssessed]]:
    """All periods of the table, by code."""
    return reading.book("open_access", lambda r: AlwaysAssessed(r.text("code"), r.text("name_sv")))
