"""`./tillit prove incident`: whom a stolen account touched is found, all of them, in ten minutes.

    ./tillit prove incident [--long]

For every verb that the log can have, one leaf is planted by the account, about a person of its own
who stands in it in one of seven ways; the control drops a verb at a time and must miss its person.
The speed is that of reading 100,000 leaves of one account (`--long`: a million) in a log where as
many are another's, beside a plain count over the same rows. Hardly two of the leaves say the same:
an account that opens the same pages again and again is read faster. From it is calculated, not run,
what an account with a hundredth of thirty million leaves takes, and one that made all of them. The
control forgets whom an id is about between leaves. SQLite.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from uuid import UUID

from tools.prove.figures import Figure, keep
from tools.prove.made_account import fill
from tools.prove.stage import arguments_of, elsewhere, number

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)
LEAVES, WHOLE, ACCOUNT, GOAL_SECONDS = 100_000, 30_000_000, 300_000, 600
OTHER = UUID(int=7)  # another account
MEMORY_MB = 40  # what reading ten times as many leaves may add
STRANGERS = 40
WAYS = ("person", "object", "case", "shown", "shown_case", "fact", "fact_list")
OWN = {"StaffSignedIn"}  # says which sign-in, so it cannot be made up


def main(arguments: list[str]) -> int:
    """Prove, print and keep the figures; exit code 1 when a promise was broken."""
    chosen = arguments_of("incident", arguments)
    if not chosen.here:
        return elsewhere(__name__, arguments)
    import django

    django.setup()
    leaves = LEAVES * (10 if chosen.long else 1)
    town = _Town()
    figures = [*_found(town), *_speed(town, leaves)]
    return keep("incident", figures, size=f"{len(town.verbs)} slags blad; {number(leaves)} blad")


class _Town:
    """An account, a person for every verb, and some whom it never came near."""

    def __init__(self) -> None:
        from tests.support.town import BY, make_town
        from tillit.casework.cases.actions import start_case
        from tillit.registers.people.actions import register_person
        from tillit.registers.people.types import Source

        town = make_town(AT)
        self.account: UUID = town.maja.id
        self.verbs = sorted(_verbs())
        self.dice = random.Random(20)
        self.persons: list[UUID] = []
        self.cases: dict[UUID, UUID] = {}
        for index in range(len(self.verbs) + STRANGERS):
            person = register_person("Prov", f"Nr {index}", source=Source.STAFF, by=BY, at=AT)
            self.persons.append(person)
            if index % len(WAYS) in (WAYS.index("case"), WAYS.index("shown_case")):
                self.cases[person] = start_case(
                    person, town.unit, title="Prov", responsible=town.maja.id, by=BY, at=AT
                )

    def planted(self) -> Iterator[tuple[tuple[str, str], UUID, str]]:
        """Each verb with its person and how they stand in the leaf."""
        for index, verb in enumerate(self.verbs):
            yield verb, self.persons[index], WAYS[index % len(WAYS)]


def _verbs() -> set[tuple[str, str]]:
    """Every verb that the log can have: the events, and the readings of which there are words."""
    from tillit.kernel.events import Event
    from tillit.overview.incident.sorting import TRIED
    from tillit.pages.desk.review.words import VERBS

    def below(kind: type[Event]) -> set[type[Event]]:
        return {kind}.union(*(below(each) for each in kind.__subclasses__()))

    events = {each for each in below(Event) if each.__module__.startswith("tillit.")}
    changes = {("change", each.verb()) for each in events if each is not Event}
    return (changes | {("read", verb) for verb in VERBS if verb not in TRIED}) - {
        ("change", verb) for verb in OWN
    }


def _found(town: _Town) -> list[Figure]:
    from tillit.overview.incident import gather as gathering
    from tillit.trust.audit.extracts import leaves_of

    own = {verb: person for verb, person, _ in town.planted()}
    for minute, (verb, person, way) in enumerate(town.planted()):
        _plant(town, verb, person, way, AT + timedelta(minutes=minute))
    strangers = set(town.persons[len(own) :])
    for person in strangers:  # another account, and another time
        _plant(town, ("read", "people.person"), person, "person", AT, account=OTHER)
        _plant(town, ("read", "people.person"), person, "person", AT - timedelta(days=9))

    whole = set(_between(town, AT, AT + timedelta(days=1)).persons)
    met = sum(person in whole for person in own.values())
    missed = 0
    for minute, (dropped, person) in enumerate(own.items()):
        near = AT + timedelta(minutes=minute)

        def without(*args: Any, gone: tuple[str, str] = dropped, **more: Any) -> Any:
            leaves, end = leaves_of(*args, **more)
            return [x for x in leaves if (x.body["kind"], x.body["verb"]) != gone], end

        with mock.patch.object(gathering, "leaves_of", without):
            missed += person not in _between(town, near, near + timedelta(minutes=2)).persons
    return [
        Figure(
            "Personer som kontot rörde och som listan har",
            f"{met} av {len(own)}", f"{len(own)} av {len(own)}", met == len(own),
            f"ett slags blad utelämnat: personen saknades {missed} gånger av {len(own)}",
            missed == len(own),
        ),
        Figure(
            "Personer på listan som bara andra konton eller andra tider rörde",
            f"{len(whole & strangers)}", "0", not whole & strangers,
            f"utan gräns i tid och konto: {_unbounded(strangers)} av {STRANGERS}",
            _unbounded(strangers) == STRANGERS,
        ),
    ]  # fmt: skip


def _unbounded(strangers: set[UUID]) -> int:
    from tillit.trust.audit.models import Payload

    rows = Payload.objects.filter(person_id__in=strangers, verb="people.person")
    return rows.values("person_id").distinct().count()


def _plant(
    town: _Town,
    verb: tuple[str, str],
    person: UUID,
    way: str,
    at: datetime,
    account: UUID | None = None,
) -> None:
    """Write one leaf, as the log does, without what the event would have led to."""
    from django.db import transaction

    from tillit.kernel.actor import Staff
    from tillit.trust.audit.actions import log
    from tillit.trust.audit.types import Kind

    facts: dict[str, Any] = {"shows": ["K1", "K3"]} if verb[0] == "read" else {}
    if way in ("shown", "shown_case"):
        facts["shown"] = [str(town.cases[person] if way == "shown_case" else person)]
    elif way == "fact":
        facts["other"] = str(person)
    elif way == "fact_list":
        facts["others"] = [str(person)]
    entry = log._Entry(
        Kind(verb[0]),
        verb[1],
        {"object": person, "case": town.cases.get(person)}.get(way),
        person if way == "person" else None,
        facts,
    )
    with transaction.atomic():
        log._append(entry, by=Staff(account or town.account, "Prov"), at=at)


def _speed(town: _Town, leaves: int) -> list[Figure]:
    from tillit.kernel.actor import System
    from tillit.overview.incident import whom
    from tillit.trust.audit.extracts import how_many_leaves

    begin = AT + timedelta(days=2)
    for account in (town.account, OTHER):
        fill(account, town.persons, leaves, begin)
    tenth, end = begin + timedelta(milliseconds=leaves // 10), begin + timedelta(days=2)
    _timed(lambda: _between(town, begin, tenth))  # everything is loaded, and once around
    before = _memory()
    whole, found = _timed(lambda: _between(town, begin, end))
    grown = _memory() - before
    plain, count = _timed(lambda: how_many_leaves(System("prove"), town.account, begin, end))
    assert found.leaves == count == leaves
    rate = leaves / whole
    learn = whom.Whom.learn

    def forgets(self: Any, ids: Any) -> None:
        for each in list(ids):
            self._told.pop(each, None)
            learn(self, [each])

    with mock.patch.object(whom.Whom, "learn", forgets):
        few = begin + timedelta(milliseconds=1_000)
        slow, part = _timed(lambda: _between(town, begin, few))
    kept = _all(town, begin, begin + timedelta(milliseconds=LEAVES))
    hoarded = _memory() - before
    return [
        Figure(
            f"Ett konto med {number(ACCOUNT)} blad i en logg på {number(WHOLE)}",
            f"{ACCOUNT / rate:.0f} s, räknat från {number(leaves)} blad på {whole:.1f} s "
            f"({number(round(rate))} blad/s; bara räkna raderna: {plain:.2f} s). "
            f"Hade kontot gjort alla bladen: {WHOLE / rate / 60:.0f} minuter, också räknat",
            "högst 10 minuter", ACCOUNT / rate <= GOAL_SECONDS,
            f"utan minne av vem ett id är: {ACCOUNT * slow / part.leaves / 60:.0f} minuter",
            ACCOUNT * slow / part.leaves > GOAL_SECONDS,
        ),
        Figure(
            "Minne som tio gånger så många blad tar till",
            f"{grown:.0f} MB", f"högst {MEMORY_MB} MB", grown <= MEMORY_MB,
            f"bladen sparade i en lista ({number(len(kept))}): {hoarded:.0f} MB",
            hoarded > MEMORY_MB,
        ),
    ]  # fmt: skip


def _between(town: _Town, since: datetime, until: datetime) -> Any:
    from tillit.kernel.actor import System
    from tillit.overview.incident.gather import gather

    return gather(town.account, since, until, by=System("prove"))


def _all(town: _Town, since: datetime, until: datetime) -> list[Any]:
    from tillit.kernel.actor import System
    from tillit.trust.audit.extracts import leaves_of

    return leaves_of(System("prove"), town.account, since, until, most=10**9)[0]


def _timed(run: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.monotonic()
    made = run()
    return time.monotonic() - begun, made


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
