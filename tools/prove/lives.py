"""Life stories for `prove retention`, and a twin of the rule that shares nothing with the program.

The twin is written from the sections (SoL 16:1-4, SoF 13:1, LSS 21 d), with its own calendar and
its own numbers. A story is what is known of one person's file; None is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

NEVER = ("faderskap eller föräldraskap", "adoption", "boende för barn enligt LSS 9 § 8")
CHILD, CUSTODY = "barnavårdsutredning", "avtal om vårdnad, boende eller umgänge"
REPORT, ORDINARY, WRONG = "anmälan utan utredning", "vanlig akt", "utredning om fel person"
KINDS = (CHILD, CHILD, CHILD, REPORT, REPORT, REPORT, ORDINARY, CUSTODY, WRONG, *NEVER)
MUNICIPALITIES = ("0000", "0000", "0000", "0114", "0580", "0980", "2281", "1480", "1481", "")
FIRST, LAST = date(1930, 1, 1), date(2026, 11, 1)


@dataclass(frozen=True)
class Chapter:
    """A case or a report in somebody's life. `ended` is the last entry; None: it is open."""

    kind: str
    ended: date | None
    conditions_ended: date | None
    handed_over: bool


@dataclass(frozen=True)
class Life:
    """One person's file on a day."""

    born: date | None
    placed: bool
    municipality: str
    chapters: tuple[Chapter, ...]


def lives(count: int, seed: int) -> list[Life]:
    """So many stories; the same for the same seed."""
    dice = Random(seed)
    return [_life(dice) for _ in range(count)]


def _life(dice: Random) -> Life:
    born = _between(dice, FIRST, LAST)
    chapters = tuple(_chapter(dice, born) for _ in range(dice.choice((1, 1, 1, 2, 2, 3))))
    return Life(
        born=None if dice.random() < 0.04 else born,
        placed=dice.random() < 0.12,
        municipality=dice.choice(MUNICIPALITIES),
        chapters=chapters,
    )


def _chapter(dice: Random, born: date) -> Chapter:
    ended = None if dice.random() < 0.08 else _between(dice, max(born, date(1975, 1, 1)), LAST)
    conditions = None
    if ended and dice.random() < 0.15:
        conditions = ended + timedelta(days=dice.randrange(-900, 2500))
    return Chapter(dice.choice(KINDS), ended, conditions, handed_over=dice.random() < 0.03)


def _between(dice: Random, first: date, last: date) -> date:
    return first + timedelta(days=dice.randrange(max(1, (last - first).days)))


def exempt(life: Life) -> str:
    """Why this file may never be picked, whatever the day; empty when it may. The twin's words."""
    for chapter in life.chapters:
        if chapter.kind in NEVER:
            return chapter.kind
        if chapter.ended is None:
            return "öppen"
        if chapter.kind == WRONG:
            return "fel person: ingen regel funnen"
        if chapter.handed_over:
            return "överlämnad: ingen regel funnen"
    if life.placed:
        return "placerat barn (16:2)"
    if life.municipality == "":
        return "kommunen okänd"
    if life.municipality == "1480" or life.municipality[0:2] in ("05", "09", "22"):
        return "forskning: område (SoF 13:1)"
    if life.born is None:
        return "födelsedag okänd"
    if life.born.day in (5, 15, 25):
        return "forskning: födelsedag (16:4)"
    return ""


def may_go(life: Life, today: date) -> bool:
    """Whether the whole file may be disposed of today, by the sections."""
    return not exempt(life) and all(_day(life, each) <= today for each in life.chapters)


def _day(life: Life, chapter: Chapter) -> date:
    """16:1: five years after the last entry or after the conditions ended, whichever is later;
    16:2 a: not before 30; 16:3: not before 18."""
    assert chapter.ended
    assert life.born
    last = chapter.ended
    if chapter.conditions_ended and chapter.conditions_ended > last:
        last = chapter.conditions_ended
    day = _years(last, 5)
    if chapter.kind == CHILD:
        day = max(day, _turns(life.born, 30))
    if chapter.kind == CUSTODY:
        day = max(day, _turns(life.born, 18))
    return day


def _years(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29) and not _leap(day.year + years):
        return date(day.year + years, 2, 28)
    return date(day.year + years, day.month, day.day)


def _turns(born: date, age: int) -> date:
    if (born.month, born.day) == (2, 29) and not _leap(born.year + age):
        return date(born.year + age, 3, 1)
    return date(born.year + age, born.month, born.day)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
