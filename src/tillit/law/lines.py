"""A rule answers with lines: what was counted, and by which section."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tillit.law.citation import Citation, Status
from tillit.law.dated import Since

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """One sentence of an explanation, with its source and how sure we are of it."""

    text_sv: str
    source: Citation
    status: Status
    day: date | None = None


def line(rule: Since[T], text_sv: str, day: date | None = None) -> Line:
    """A line that rests on the rule."""
    return Line(text_sv, rule.source, rule.status, day)


def weakest(lines: tuple[Line, ...]) -> Status:
    """The status of an answer is that of its least certain line."""
    order = (Status.NOT_FOUND, Status.UNVERIFIED)
    found = {each.status for each in lines}
    return next((status for status in order if status in found), Status.CONFIRMED)
