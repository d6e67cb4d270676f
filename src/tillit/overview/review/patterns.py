"""Grounds over many persons: one row for the reader instead of one for each person."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tillit.kernel.swedish import day_of
from tillit.trust.audit.types import DENIED

from .facts import Facts
from .grounds import GROUNDS, Pile, leaving, on_duty, only_searched
from .many import FLAGS

BULK, BULK_ON_DUTY = 4, 3  # families in a day; in a night of duty, which is a day too
MANY = 6  # families in a week
STEADY = 14  # families in four weeks
SEARCHING = 5  # searches in a week that opened nothing
TRYING = 4  # different refused addresses in a week
TAKING = 3  # persons in a week, for somebody who leaves
MORNING = timedelta(hours=6)  # a day begins then, so that a night is not two


@dataclass(frozen=True)
class Pattern:
    """A ground over many persons: one row for the reader instead of one for each person."""

    code: str
    sentence: str
    holds: Callable[[list[Pile], Facts], bool]


def _bulk(piles: list[Pile], facts: Facts) -> bool:
    days: dict[date, list[UUID | None]] = defaultdict(list)
    for pile in piles:
        for day in {day_of(read.at - MORNING) for read in pile.left}:
            days[day].append(pile.about)
    most = BULK_ON_DUTY if all(on_duty(pile, facts) for pile in piles) else BULK
    return any(families(each, facts) >= most for each in days.values())


def _many(piles: list[Pile], facts: Facts) -> bool:
    return families([pile.about for pile in piles], facts) >= MANY


def _steady(piles: list[Pile], facts: Facts) -> bool:
    before = facts.before(piles[0].reader)
    return families([*(pile.about for pile in piles), *before], facts) >= STEADY


def families(persons: Iterable[UUID | None], facts: Facts) -> int:
    """How many families these are of: a call is about a family, whoever of it is opened."""
    count, near = 0, set[UUID | None]()
    for person in dict.fromkeys(persons):
        if person not in near:
            count += 1
            near |= {person} | (facts.material.kin.get(person, frozenset()) if person else set())
    return count


def _searching(piles: list[Pile], facts: Facts) -> bool:
    moments = {read.at for pile in piles if only_searched(pile, facts) for read in pile.left}
    return len(moments) >= SEARCHING


def _trying(piles: list[Pile], facts: Facts) -> bool:
    tried = {read.object_id for pile in piles for read in pile.left if read.verb == DENIED}
    return len(tried) >= TRYING


def _taking(piles: list[Pile], facts: Facts) -> bool:
    return sum(leaving(pile, facts) for pile in piles) >= TAKING


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "bulk", "Minst fyra familjer utan förklaring på en dag, eller tre på ett jourpass.", _bulk
    ),
    Pattern("many", "Minst sex familjer utan förklaring på en vecka.", _many),
    Pattern("steady", "Minst fjorton familjer utan förklaring på fyra veckor.", _steady),
    Pattern("searching", "Minst fem sökningar på en vecka som inte ledde till något.", _searching),
    Pattern("trying", "Minst fyra olika sidor på en vecka som inte fick öppnas.", _trying),
    Pattern(
        "taking",
        "Minst tre personer utan förklaring under läsarens sista två veckor här.",
        _taking,
    ),
)
# What stands on the rows, by code, and the order of the list: first what weighs most.
SENTENCES = (
    {each.code: each.sentence for each in GROUNDS}
    | FLAGS
    | {each.code: each.sentence for each in PATTERNS}
)
ORDER = {code: place for place, code in enumerate(SENTENCES)}
