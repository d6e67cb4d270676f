"""Grounds over many persons: one row for the reader instead of one for each person."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tillit.kernel.swedish import day_of
from tillit.trust.audit.types import DENIED

from .facts import Facts
from .grounds import GROUNDS, Pile, leaving, only_searched

BULK = 4  # persons in a day
MANY = 6  # persons in a week
STEADY = 16  # persons in four weeks
SEARCHING = 5  # searches in a week that opened nothing
TRYING = 4  # different refused addresses in a week
TAKING = 3  # persons in a week, for somebody who leaves


@dataclass(frozen=True)
class Pattern:
    """A ground over many persons: one row for the reader instead of one for each person."""

    code: str
    sentence: str
    holds: Callable[[list[Pile], Facts], bool]


def _bulk(piles: list[Pile], facts: Facts) -> bool:
    days = Counter(day for p in piles for day in {day_of(read.at) for read in p.left})
    return max(days.values(), default=0) >= BULK


def _many(piles: list[Pile], facts: Facts) -> bool:
    return len({pile.about for pile in piles}) >= MANY


def _steady(piles: list[Pile], facts: Facts) -> bool:
    before = facts.before(piles[0].reader)
    return len(before | {pile.about for pile in piles}) >= STEADY


def _searching(piles: list[Pile], facts: Facts) -> bool:
    moments = {read.at for pile in piles if only_searched(pile, facts) for read in pile.left}
    return len(moments) >= SEARCHING


def _trying(piles: list[Pile], facts: Facts) -> bool:
    tried = {read.object_id for pile in piles for read in pile.left if read.verb == DENIED}
    return len(tried) >= TRYING


def _taking(piles: list[Pile], facts: Facts) -> bool:
    return sum(leaving(pile, facts) for pile in piles) >= TAKING


PATTERNS: tuple[Pattern, ...] = (
    Pattern("bulk", "Minst fyra personer utan förklaring på en dag.", _bulk),
    Pattern("many", "Minst sex personer utan förklaring på en vecka.", _many),
    Pattern("steady", "Minst sexton personer utan förklaring på fyra veckor.", _steady),
    Pattern("searching", "Minst fem sökningar på en vecka som inte ledde till något.", _searching),
    Pattern("trying", "Minst fyra olika sidor på en vecka som inte fick öppnas.", _trying),
    Pattern(
        "taking",
        "Minst tre personer utan förklaring under läsarens sista två veckor här.",
        _taking,
    ),
)
# What stands on the rows, by code, and the order of the list: first what weighs most.
SENTENCES = {each.code: each.sentence for each in GROUNDS} | {
    each.code: each.sentence for each in PATTERNS
}
ORDER = {code: place for place, code in enumerate(SENTENCES)}
