"""Why a person should look: one row a ground. Said to everybody, and never a secret score.

A row comes up when one ground is enough alone, or when two weigh together. The order of the list
is the order of this table, then how many grounds there are. The numbers are the project's own
choices (parameters), not law; nobody is judged by them, they only say what is looked at first.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from tillit.kernel.actor import Role
from tillit.kernel.swedish import day_of, local
from tillit.trust.audit.types import DENIED

from .explanations import LEFT, SHORT
from .facts import Facts, covers
from .material import SEARCHED, Closeness, Held, Read

MANY_DAYS, SEVERAL_DAYS = 3, 2
OFTEN = 10  # readings of one person in a week
CROWD = 3  # readers of one person in a week
MORNING, EVENING = 6, 20  # what lies outside, and weekends, is off hours
SATURDAY = 5
LEAVING = timedelta(days=14)
AROUND = 3  # persons of one family
SHORTEST = timedelta(hours=4)  # an assignment so short, without a trace of work, is looked at

REVEALS = frozenset({"people.number", "people.name", "people.contact", "people.home"})


class Weight(Enum):
    """What a ground does: enough alone, enough together with another, or only said."""

    ALONE = "räcker ensam"
    TOGETHER = "räcker tillsammans med en till"
    SAID = "sägs, men räcker aldrig"


@dataclass
class Pile:
    """One reader, one person (or object), one week: what was read, explained or not."""

    reader: UUID
    about: UUID | None
    person: UUID | None
    explained: Counter[str] = field(default_factory=Counter)
    left: list[Read] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    readers: int = 1  # of the same person without an explanation, this one too
    family: int = 1  # persons of the same family that the reader has read about, this one too

    def days(self, facts: Facts) -> int:
        """On how many days it was read without an explanation, in the weeks before too."""
        here = {day_of(read.at) for read in self.left}
        return len(here) + facts.material.earlier.get((self.reader, self.about), 0)


@dataclass(frozen=True)
class Ground:
    """One ground: `sentence` is what stands on the row and on the page that staff read."""

    code: str
    sentence: str
    weight: Weight
    holds: Callable[[Pile, Facts], bool]


def _close(*kinds: Closeness) -> Callable[[Pile, Facts], bool]:
    return lambda pile, facts: bool(facts.closeness(pile.reader, pile.person) & set(kinds))


def _walled(pile: Pile, facts: Facts) -> bool:
    near = facts.closeness(pile.reader, pile.person) & KIN
    return bool(near) and any(read.verb == DENIED for read in pile.left)


KIN = {Closeness.SELF, Closeness.FAMILY, Closeness.HOUSEHOLD, Closeness.ADDRESS}


def _after_end(pile: Pile, facts: Facts) -> bool:
    return any(
        row.until is not None and row.until + LEFT <= read.at
        for read in pile.left
        for row in facts.held(read)
    )


def _off_hours(pile: Pile, facts: Facts) -> bool:
    return any(_is_off(read.at) and not facts.sat(read, Role.DUTY) for read in pile.left)


def _is_off(at: datetime) -> bool:
    here = local(at)
    return here.weekday() >= SATURDAY or not MORNING <= here.hour < EVENING


def _quiet(pile: Pile, facts: Facts) -> bool:
    seen = [read for read in pile.left if read.verb != DENIED]
    return bool(seen) and not any(facts.running(read) for read in seen)


def _brief(pile: Pile, facts: Facts) -> bool:
    return any(_short(pile, facts, SHORT))


def _taken_and_left(pile: Pile, facts: Facts) -> bool:
    return any(_short(pile, facts, SHORTEST))


def _short(pile: Pile, facts: Facts, at_most: timedelta) -> Iterator[Held]:
    """Assignments no longer than this that held when something was read. They explain nothing,
    for nothing was done in them (see explanations.py)."""
    for read in pile.left:
        for row in facts.held(read) if read.verb != DENIED else ():
            if covers(row, read.at) and row.until and row.until - row.since <= at_most:
                yield row


def _around(pile: Pile, facts: Facts) -> bool:
    """Who has duty opens a family when somebody calls: there it takes more than one sitting."""
    return pile.family >= AROUND and not (on_duty(pile, facts) and pile.days(facts) == 1)


def on_duty(pile: Pile, facts: Facts) -> bool:
    """Whether all that was read without an explanation was read by somebody who has duty."""
    return all(facts.sat(read, Role.DUTY) for read in pile.left)


def leaving(pile: Pile, facts: Facts) -> bool:
    last = facts.material.last_day.get(pile.reader)
    return last is not None and any(read.at >= last - LEAVING for read in pile.left)


def only_searched(pile: Pile, facts: Facts) -> bool:
    return bool(pile.left) and all(read.verb == SEARCHED for read in pile.left)


GROUNDS: tuple[Ground, ...] = (
    Ground("self", "Det handlar om läsaren själv.", Weight.ALONE, _close(Closeness.SELF)),
    Ground(
        "walled",
        "Läsaren försökte öppna något om en närstående, och stoppades.",
        Weight.ALONE,
        _walled,
    ),
    Ground(
        "family",
        "Personen hör enligt registret till läsarens familj.",
        Weight.ALONE,
        _close(Closeness.FAMILY),
    ),
    Ground(
        "household",
        "Personen bor eller har bott i samma hushåll som läsaren.",
        Weight.ALONE,
        _close(Closeness.HOUSEHOLD),
    ),
    Ground(
        "address",
        "Personen bor på samma adress som läsaren.",
        Weight.ALONE,
        _close(Closeness.ADDRESS),
    ),
    Ground(
        "neighbour",
        "Personen bor nära läsaren: på samma gata, högst tio husnummer bort.",
        Weight.ALONE,
        _close(Closeness.NEIGHBOUR),
    ),
    Ground(
        "colleague",
        "Personen är anställd här.",
        Weight.ALONE,
        lambda pile, facts: pile.person in facts.material.employees,
    ),
    Ground(
        "protected",
        "Personen har skyddade personuppgifter.",
        Weight.ALONE,
        lambda pile, facts: pile.person in facts.material.protected,
    ),
    Ground(
        "crowd",
        "Minst tre kollegor har läst om samma person samma vecka, utan förklaring.",
        Weight.ALONE,
        lambda pile, facts: pile.person is not None and pile.readers >= CROWD,
    ),
    Ground(
        "after_end",
        "Läsaren hade lämnat ärendet mer än fjorton dagar tidigare.",
        Weight.ALONE,
        _after_end,
    ),
    Ground(
        "many_days",
        "Läst på minst tre dagar under fyra veckor.",
        Weight.ALONE,
        lambda pile, facts: pile.about is not None and pile.days(facts) >= MANY_DAYS,
    ),
    Ground(
        "taken_and_left",
        "Fick uppdraget, läste och lämnade det inom fyra timmar, och gjorde inget i ärendet.",
        Weight.ALONE,
        _taken_and_left,
    ),
    Ground(
        "around",
        "Läst om minst tre i samma familj. På jouren: på mer än ett pass.",
        Weight.ALONE,
        _around,
    ),
    Ground(
        "several_days",
        "Läst på två dagar.",
        Weight.TOGETHER,
        lambda pile, facts: pile.about is not None and pile.days(facts) == SEVERAL_DAYS,
    ),
    Ground(
        "name",
        "Personen har samma ovanliga efternamn som läsaren.",
        Weight.TOGETHER,
        _close(Closeness.NAME),
    ),
    Ground(
        "off_hours",
        "Läst på kvällen, natten eller helgen utan att läsaren har jour.",
        Weight.TOGETHER,
        _off_hours,
    ),
    Ground(
        "quiet",
        "Det som lästes var avslutat, eller ingenting om personen var öppet.",
        Weight.TOGETHER,
        _quiet,
    ),
    Ground(
        "brief",
        "Hade uppdraget kortare än ett dygn, och gjorde inget i ärendet.",
        Weight.TOGETHER,
        _brief,
    ),
    Ground(
        "leaving",
        "Läst när det var högst två veckor kvar av läsarens anställning.",
        Weight.TOGETHER,
        leaving,
    ),
    Ground(
        "denied",
        "Läsaren bad om en sida som inte fick öppnas.",
        Weight.TOGETHER,
        lambda pile, facts: any(read.verb == DENIED for read in pile.left),
    ),
    Ground(
        "revealed",
        "Läsaren tog fram dolda uppgifter: nummer, namn eller adress.",
        Weight.TOGETHER,
        lambda pile, facts: any(read.verb in REVEALS for read in pile.left),
    ),
    Ground(
        "often",
        "Läst minst tio gånger på en vecka.",
        Weight.TOGETHER,
        lambda pile, facts: pile.about is not None and len(pile.left) >= OFTEN,
    ),
    Ground(
        "only_searched",
        "Sökt utan att öppna något.",
        Weight.TOGETHER,
        only_searched,
    ),
    Ground(
        "never",
        "Läsaren har aldrig haft något uppdrag för personen.",
        Weight.SAID,
        lambda pile, facts: not any(facts.held(read) for read in pile.left[:1]),
    ),
)


WEIGHTS = {each.code: each.weight for each in GROUNDS}


def enough(codes: list[str], *, alone: bool = False) -> bool:
    """Whether the grounds of a row are enough for somebody to look. `alone`: the reader has a row
    for a pattern, so only what is enough by itself makes one more."""
    together = sum(WEIGHTS[code] is Weight.TOGETHER for code in codes)
    return any(WEIGHTS[code] is Weight.ALONE for code in codes) or (together >= 2 and not alone)
