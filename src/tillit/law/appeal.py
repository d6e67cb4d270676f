"""Appeals: which decisions, by which route, until when, and whether one came in time.

The three weeks (FL 44) count from the recorded day the person got the decision, and from
nothing else: without such a day there is no deadline yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from tillit.law import deadlines, reading
from tillit.law.citation import Status
from tillit.law.dated import Dated, Since
from tillit.law.deadlines import Due
from tillit.law.lines import Line, line, weakest


class Route(Enum):
    """How a decision is appealed; the value is what pages show."""

    COURT = "förvaltningsrätten"
    LEGALITY = "laglighetsprövning"
    NONE = "går inte att överklaga"
    RULE = "hur överklagandet hanteras"


@dataclass(frozen=True)
class AppealRow:
    """A row of the appeal table."""

    code: str
    name_sv: str
    route: Route


@dataclass(frozen=True)
class Timeliness:
    """Whether an appeal came in time. `uncertain`: only the rule on weekends saves it.

    The authority still tests the exceptions of FL 45 itself: late is a question, not an answer.
    """

    late: bool
    uncertain: bool
    due: Due
    lines: tuple[Line, ...]
    status: Status


def appeal_deadline(received: date) -> Due:
    """Three weeks from the recorded day the person got the decision (D34)."""
    return deadlines.due("D34", received)


def timeliness(received: date, arrived: date) -> Timeliness:
    """Whether an appeal that arrived that day is late."""
    clock, rule = appeal_deadline(received), reading.find(timelines(), "FL-45", arrived)
    limit = clock.moved or clock.strict
    late, uncertain = arrived > limit, clock.strict < arrived <= limit
    if late:
        days = (arrived - limit).days
        text = f"Överklagandet kom {days} {'dag' if days == 1 else 'dagar'} för sent."
    elif uncertain:
        text = "Sista dagen var en helgdag. Kontrollera att överklagandet ändå kom i tid."
    else:
        text = "Överklagandet kom i tid."
    said = Line(text, clock.source, clock.status, clock.strict)
    test = line(rule, "Pröva de två undantagen innan du avvisar det.")
    lines = (said, test) if late else (said,)
    return Timeliness(late, uncertain, clock, lines, weakest(lines))


def appeal_route(code: str, on: date) -> Since[AppealRow]:
    """How a decision under that legal basis is appealed; the fallback is the review of legality."""
    return reading.find(timelines(), code if code in timelines() else "OTHER", on)


@cache
def timelines() -> Mapping[str, Dated[AppealRow]]:
    """All periods of the appeal table, by code."""
    return reading.book(
        "appeal", lambda r: AppealRow(r.text("code"), r.text("name_sv"), _route(r.text("route")))
    )


def _route(word: str) -> Route:
    return Route[word.upper()]
