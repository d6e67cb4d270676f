"""The pages that are measured. One page is one entry of `PAGES`: add a line and it is measured.

Who asks is an ordinary member of staff, with a normal seat and normal assignments, or a resident
to whom a case has been opened; never the program itself, and nobody who sees all.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import uuid4

from django.urls import reverse

from tillit.registers.people.models import Person
from tools.bench.cast import Town, Who
from tools.bench.fill import WORDS
from tools.bench.people import slip


@dataclass(frozen=True)
class Ask:
    """One request. `finds`: words that the answer must hold to be right (a search that hits)."""

    who: Who
    path: str
    body: dict[str, str] = field(default_factory=dict)
    finds: str = ""


@dataclass(frozen=True)
class Goal:
    """What a page should manage: milliseconds, and times the processor of its yardstick."""

    median: float | None = None
    median_at_16: float | None = None
    p95: float | None = None
    ratio: float | None = None


@dataclass(frozen=True)
class Page:
    """A page: how it is asked for in round n, its yardstick, the most queries, and its goal.

    The most: what the page asks, and two for the session, which is saved once a minute.
    """

    name: str
    ask: Callable[[Town, int], Ask]
    yardstick: str = ""
    ceiling: int = 0
    goal: Goal = Goal()


LIST = Goal(median=100, median_at_16=250, ratio=3)


def at(who: Who, name: str, *args: object, **body: str) -> Ask:
    """A request for one of the program's own addresses."""
    return Ask(who, reverse(f"desk:{name}" if ":" not in name else name, args=args), body)


def of_worker(name: str) -> Callable[[Town, int], Ask]:
    """A list of a social worker."""
    return lambda town, n: at(town.workers[n % len(town.workers)], name)


def of_intake(name: str) -> Callable[[Town, int], Ask]:
    """A list of somebody who receives reports."""
    return lambda town, n: at(town.intake[n % len(town.intake)], name)


def of_case(name: str, *, big: bool = False) -> Callable[[Town, int], Ask]:
    """A page of a case, opened by the one who is responsible for it."""

    def ask(town: Town, n: int) -> Ask:
        cases = town.big_cases if big else town.open_cases
        who, case = cases[n * 37 % len(cases)]
        return at(who, name, case)

    return ask


def team(town: Town, n: int) -> Ask:
    """The unit of a leader."""
    who, unit = town.leaders[n % len(town.leaders)]
    return at(who, "team_of", unit)


def report(town: Town, n: int) -> Ask:
    """One report, opened by the unit that received it."""
    who, line = town.waiting[n % len(town.waiting)]
    return at(who, "report", line)


def person(town: Town, n: int) -> Ask:
    """The child of one of the worker's own cases."""
    who, found = town.known[n % len(town.known)]
    return at(who, "person", found.pk)


def sign(town: Town, n: int) -> Ask:
    """A note, written and signed in one post."""
    who, case = town.open_cases[n * 37 % len(town.open_cases)]
    note = {"note": str(uuid4()), "version": "0", "kind": "phone", "text": WORDS, "do": "sign"}
    return at(who, "write_note", case, **note)


def bare_note(town: Town, n: int) -> Ask:
    """A note, saved by the bare form."""
    who, case = town.open_cases[n * 37 % len(town.open_cases)]
    return at(who, "bare:form", case, heading="Samtal", text=WORDS)


def my_case(town: Town, n: int) -> Ask:
    """A resident's own case: never the same one twice, so nothing of theirs is warm."""
    who, case = town.residents[n % len(town.residents)]
    return at(who, "portal:my_case", case)


def search(
    words: Callable[[Person, int], str], *, own: bool = False, number: bool = False
) -> Callable[[Town, int], Ask]:
    """A search over the whole register by intake, or among a worker's own cases."""

    def ask(town: Town, n: int) -> Ask:
        if own:
            who, found = town.known[n % len(town.known)]
        else:
            who = town.intake[n % len(town.intake)]
            people = town.numbered if number else town.people
            found = people[n % len(people)]
        whole = f"{found.given_name} {found.family_name}"
        return Ask(who, reverse("desk:people"), {"q": words(found, n)}, finds=whole)

    return ask


def by_number(found: Person, n: int) -> str:
    """The whole number."""
    return str(found.number or "")


def by_prefixes(found: Person, n: int) -> str:
    """The beginning of the given name and of the family name."""
    return f"{found.given_name[:3]} {found.family_name[:4]}"


def by_slips(found: Person, n: int) -> str:
    """One letter wrong in each word."""
    draw = random.Random(n)
    return f"{slip(draw, found.given_name)} {slip(draw, found.family_name)}"


YARDSTICKS = (
    Page("bare list: my cases", of_worker("bare:cases")),
    Page("bare list: the unit's cases", lambda town, n: at(team(town, n).who, "bare:unit")),
    Page("bare list: the unit's reports", of_intake("bare:reports")),
    Page("bare list: 198 notes", of_case("bare:notes", big=True)),
    Page("bare form", of_case("bare:form")),
    Page("bare form, saved", bare_note),
)
PAGES = (
    Page("my day", of_worker("my_day"), "bare list: my cases", 23, LIST),
    Page("worklist", of_worker("cases"), "bare list: my cases", 16, LIST),
    Page("team", team, "bare list: the unit's cases", 20, LIST),
    Page("inbox", of_intake("inbox"), "bare list: the unit's reports", 20, LIST),
    Page(
        "case with 200 rows",
        of_case("case", big=True),
        "bare list: 198 notes",
        63,
        Goal(median=150),
    ),
    Page("report", report, "bare form", 36),
    Page("person", person, "bare form", 48),
    Page("sign a note", sign, "bare form, saved", 27, Goal(p95=60)),
    Page("search: number", search(by_number, number=True), "bare form", 12, Goal(p95=20)),
    Page("search: two prefixes", search(by_prefixes), "bare form", 12, Goal(p95=50)),
    Page("search: a typo in each word", search(by_slips), "bare form", 15, Goal(p95=80)),
    Page("search: own cases", search(by_prefixes, own=True), "bare form", 15, Goal(p95=50)),
    Page("my case", my_case, "bare form", 32, Goal(median=150)),
)


def named(wanted: Iterable[str]) -> tuple[Page, ...]:
    """All pages, or those named and the yardsticks that they need, the yardsticks first."""
    names = set(wanted)
    pages = tuple(each for each in PAGES if not names or each.name in names)
    needed = {each.yardstick for each in pages}
    return (*(each for each in YARDSTICKS if each.name in needed), *pages)
