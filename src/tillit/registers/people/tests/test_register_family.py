"""A family entered at once is the same as one entered verb by verb, and is whole or not there."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tillit.kernel.actor import Role
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import Refusal
from tillit.registers.people import actions
from tillit.registers.people.actions import Newcomer, NewHome, NewTie
from tillit.registers.people.models import (
    Household,
    HouseholdMember,
    Person,
    Relation,
    SearchName,
    SearchWord,
)
from tillit.registers.people.types import (
    AlreadyRegistered,
    Protection,
    Purpose,
    RelationKind,
    Source,
)
from tillit.trust.audit.models import Payload

from .conftest import AT, TYPED, colleague

NUMBERS = [PersonNumber(each) for each in ("198003012385", "201405022391", "201706032388")]
MOTHER = Newcomer("Mira", "Ek", NUMBERS[0])
CHILDREN = [Newcomer("Kim", "Ek", NUMBERS[1]), Newcomer("Bo", "Ek", born=NUMBERS[2].born, sex="m")]
FAMILY = [MOTHER, *CHILDREN]
HOME = NewHome("Hos Mira", "Ekgatan 1, Norrby", "Norrby", ((0, ""), (1, "varannan vecka"), (2, "")))
TIES = [
    NewTie(child, 0, kind)
    for child in (1, 2)
    for kind in (RelationKind.PARENT, RelationKind.GUARDIAN)
]
TABLES = (Person, Household, HouseholdMember, Relation, SearchName, SearchWord)


def verb_by_verb() -> None:
    ids = [actions.register_person(**vars(each), **TYPED) for each in FAMILY]
    who = {"by": TYPED["by"], "at": AT}
    home = actions.make_household(HOME.label, address=HOME.address, place=HOME.place, **who)
    for place, share in HOME.members:
        actions.join_household(home, ids[place], share=share, **TYPED)
    for tie in TIES:
        actions.relate(ids[tie.person], ids[tie.other], tie.kind, **TYPED)


def at_once() -> None:
    actions.register_family(FAMILY, [HOME], TIES, **TYPED)


def what_stands() -> dict[str, Any]:
    """Everything in the register and the log but the ids themselves."""
    people = Person.objects.order_by("given_name")
    stays = HouseholdMember.objects.order_by("person__given_name")
    ties = Relation.objects.order_by("person__given_name", "kind")
    period = ("since", "until", "source", "set_by", "set_at")
    return {
        "people": [{k: v for k, v in row.items() if k != "id"} for row in people.values()],
        "homes": [(h.label, h.address and h.address.reveal(), h.place) for h in homes()],
        "stays": list(stays.values("person__given_name", "household__label", "share", *period)),
        "ties": list(ties.values("person__given_name", "other__given_name", "kind", *period)),
        "names": list(SearchName.objects.order_by("words").values("words", "sort_key")),
        "words": set(SearchWord.objects.values_list("word", "sound")),
        "log": Counter(Payload.objects.values_list("verb", "at", "actor_ref")),
        "persons in the log": Counter(
            names().get(who, "") for who in Payload.objects.values_list("person_id", flat=True)
        ),
    }


def homes() -> Any:
    return Household.objects.order_by("label")


def names() -> dict[Any, str]:
    return dict(Person.objects.values_list("pk", "given_name"))


def test_the_same_rows_and_the_same_leaves(db):
    """Red when: a column, a leaf or a search row of the one way is left out of the other."""
    found = []
    for way in (verb_by_verb, at_once):
        with undone():
            way()
            found.append(what_stands())
    assert found[0] == found[1]
    assert sum(found[0]["log"].values()) == 3 + 1 + 3 + 4


@contextmanager
def undone() -> Iterator[None]:
    """A transaction that leaves nothing behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_a_larger_family_costs_leaves_and_nothing_else(db):
    """Red when: a row is written or a question asked once for each member; record() for each event
    instead of record_all() (whoever listens asks once for each)."""
    counts = []
    for family, children in (("Bo", 1), ("Ek", 1), ("Al", 5)):  # the first makes the word list
        newcomers = [Newcomer(f"Barn{n}", family) for n in range(children + 1)]
        ties = [NewTie(n, 0, RelationKind.PARENT) for n in range(1, children + 1)]
        members = tuple((n, "") for n in range(children + 1))
        with CaptureQueriesContext(connection) as asked:
            actions.register_family(newcomers, [NewHome(family, members=members)], ties, **TYPED)
        counts.append(len([q for q in asked.captured_queries if "audit_" not in q["sql"]]))
    listeners = 2 * 2  # whoever keeps walls right: intake and cases
    assert counts[1] == counts[2] <= 12 + listeners


REFUSED = {
    "no name": ([Newcomer("", "Ek")], [], []),
    "a home without a name": ([MOTHER], [NewHome(" ")], []),
    "twice in a home": ([MOTHER], [NewHome("Hos Mira", members=((0, ""), (0, "")))], []),
    "the same number": ([MOTHER, Newcomer("Mia", "Al", MOTHER.number)], [], []),
    "one's own mother": ([MOTHER], [], [NewTie(0, 0, RelationKind.PARENT)]),
    "twice the same": (FAMILY, [], [TIES[0], TIES[0]]),
    "an address that must not be kept": (
        [Newcomer("Mira", "Ek", protection=Protection.REGISTERED)],
        [NewHome("Hos Mira", "Ekgatan 1", members=((0, ""),))],
        [],
    ),
}


@pytest.mark.parametrize("wanted", REFUSED.values(), ids=REFUSED)
def test_refused_and_nothing_is_left(db, wanted):
    """Red when: the check of register_family is gone, or what was written before it stays."""
    with pytest.raises(Refusal):
        actions.register_family(*wanted, **TYPED)
    assert [table.objects.count() for table in (*TABLES, Payload)] == [0] * 7


def test_a_number_that_is_taken_says_whose(db):
    """Red when: the number of one newcomer of many is not looked for."""
    there = actions.register_person("Kim", "Al", number=NUMBERS[1], **TYPED)
    with pytest.raises(AlreadyRegistered) as refused:
        actions.register_family(FAMILY, [HOME], TIES, **TYPED)
    assert refused.value.existing == there
    assert Person.objects.count() == 1


def test_only_those_who_enter_persons_enter_families(unit):
    """Red when: enter() no longer asks check_may_register."""
    outsider = colleague(unit, Role.PROVIDER)
    with pytest.raises(Refusal, match="mottagningen och handläggarna"):
        actions.register_family(FAMILY, source=Source.STAFF, by=outsider, at=AT)


def test_somebody_protected_is_not_found_by_name(intake):
    """Red when: index_new() makes a search row of somebody protected."""
    hidden = Newcomer("Siri", "Ahlin", protection=Protection.MARKED)
    actions.register_family([MOTHER, hidden], **TYPED)
    for name, found in (("Mira Ek", 1), ("Siri Ahlin", 0)):
        answer = actions.search_people(name, purpose=Purpose.MATCH, by=intake, at=AT)
        assert len(answer.lines) == found
