"""Who is asked, which questions are for whom, and what only one of the two ways in asks."""

from collections.abc import Mapping
from enum import Enum

from tillit.casework.intake.types import ReporterKind


class Asked(Enum):
    """Who answers the questions."""

    REPORTER = "reporter"  # on the web: "du"
    WORKER = "worker"  # at the desk, for somebody who calls, comes or has written


_WORK = frozenset({ReporterKind.MANDATED})
_SOMEBODY = frozenset({ReporterKind.PRIVATE, ReporterKind.MANDATED})

_NOT_THE_CHILD = frozenset(ReporterKind) - {ReporterKind.CHILD}

# Questions that are only for some reporters; the rest are for all of them. A child tells its name
# and its age among what we ask about the child, and its whole story is its own words.
KIND_ONLY: Mapping[str, frozenset[ReporterKind]] = {
    "child.born": _NOT_THE_CHILD,
    "child.unborn": _NOT_THE_CHILD,
    "said": _NOT_THE_CHILD,
    "known": _NOT_THE_CHILD,
    "name": _SOMEBODY,
    "contact": _SOMEBODY | {ReporterKind.CHILD},
    "careful": _SOMEBODY | {ReporterKind.CHILD},
    "category": _WORK,
    "organisation": _WORK,
    "role": _WORK,
    "feedback": _WORK,
}

# What is asked in one place and not in the other, and why.
ONLY_ON_THE_WEB: Mapping[str, str] = {
    "attachment": "a worker adds a paper on the page of the report, once it is registered",
}
ONLY_AT_THE_DESK: Mapping[str, str] = {
    "channel": "on the web the program knows how the report came",
    "day": "on the web it is received when it is sent",
    "time": "on the web it is received when it is sent",
}


def is_asked(question: str, kind: ReporterKind) -> bool:
    """Whether a question is for this kind of reporter."""
    return kind in KIND_ONLY.get(question, frozenset(ReporterKind))
