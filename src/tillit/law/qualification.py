"""Tasks for children that need a degree in social work or another relevant degree, SoL 25:1."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tillit.law import reading
from tillit.law.citation import Citation, Status
from tillit.law.dated import Dated, Since

OPEN = "OPEN"
INVESTIGATE = "INVESTIGATE"
FOLLOW_UP = "FOLLOW-UP"
DEGREE_SV = "Det krävs socionomexamen eller annan relevant examen"


@dataclass(frozen=True)
class QualifiedTask:
    """A task that needs the degree."""

    code: str
    name_sv: str


@dataclass(frozen=True)
class MayDo:
    """Whether somebody may do a task, with the sentence that says why not."""

    allowed: bool
    why_sv: str
    source: Citation
    status: Status


def requires_degree(task: str, on: date) -> Since[QualifiedTask]:
    """The rule for OPEN, INVESTIGATE or FOLLOW_UP that day. Raises `NoRuleInForce`."""
    return reading.find(timelines(), task, on)


def may_do(task: str, has_degree: bool, on: date) -> MayDo:
    """Whether somebody with or without the degree may do that task for a child."""
    rule = requires_degree(task, on)
    why = "" if has_degree else f"{DEGREE_SV} för att {rule.value.name_sv}."
    return MayDo(has_degree, why, rule.source, rule.status)


@cache
def timelines() -> Mapping[str, Dated[QualifiedTask]]:
    """All periods of the qualification table, by code."""
    return reading.book("qualification", lambda r: QualifiedTask(r.text("code"), r.text("name_sv")))
