"""Two entries of which one is protected become one by two colleagues; a new identity is tied to
the old one by nothing that the program keeps or shows."""

from datetime import timedelta

import pytest
from django.apps import apps

from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people import actions, queries
from tillit.registers.people.models import Merge, Person, SearchName
from tillit.registers.people.types import Protection, Purpose, RelationKind
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, TYPED, colleague, give_case

LATER = AT + timedelta(minutes=9)


@pytest.fixture
def two(unit):
    return colleague(unit, Role.LEADER), colleague(unit, Role.INTAKE)


@pytest.fixture
def pair(register, two, unit):
    keep, drop = register("Noel", "Lind"), register("Nils", "Alm")
    actions.set_protection(drop, Protection.MARKED, reason="Besked", by=TOWN, at=AT)
    for staff in two:
        for person in (keep, drop):
            give_case(staff, person, unit)
    return keep, drop


def ask(pair, by):
    return actions.merge_persons(*pair, reason="Samma person", by=by, at=AT)


def waiting(pair, by):
    [found] = queries.merges_asked(by, frozenset(pair))
    return found.id


@pytest.mark.parametrize("turned", [False, True])
def test_a_protected_person_is_merged_by_two(pair, two, turned):
    """Red when: `hidden` never true, and with the same colleague let through."""
    one, other = two
    pair = pair[::-1] if turned else pair
    assert ask(pair, one) is None
    assert not Merge.objects.exists()
    with pytest.raises(Moved, match="redan bett"):
        ask(pair, other)
    id_ = waiting(pair, one)
    with pytest.raises(Refusal, match="Be en kollega"):
        actions.confirm_merge(id_, by=one, at=LATER)
    actions.confirm_merge(id_, by=other, at=LATER)
    assert queries.followed_merges(TOWN, pair[1]) == pair[0]
    assert queries.protection_of(TOWN, pair[0]) is Protection.MARKED
    assert queries.merges_asked(one, frozenset(pair)) == []
    with pytest.raises(Moved):
        actions.confirm_merge(id_, by=other, at=LATER)


def test_a_no_keeps_them_apart(pair, two):
    """Red when: `_answer` left out of `refuse_merge`, and with a stranger let in."""
    ask(pair, two[0])
    id_ = waiting(pair, two[0])
    elsewhere = open_unit("Annan enhet", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    for step in (actions.confirm_merge, actions.refuse_merge):
        with pytest.raises(NotThere):
            step(id_, by=colleague(elsewhere, Role.LEADER), at=LATER)
    actions.refuse_merge(id_, by=two[1], at=LATER)
    with pytest.raises(Moved):
        actions.confirm_merge(id_, by=two[1], at=LATER)
    assert not Merge.objects.exists()


def test_undoing_takes_no_protection_away(pair, two):
    """One colleague alone never makes anybody weaker. Red when: the protection put back."""
    ask(pair, two[0])
    merge = actions.confirm_merge(waiting(pair, two[0]), by=two[1], at=LATER)
    actions.undo_merge(merge, reason="Två ändå", by=two[0], at=LATER)
    assert [queries.protection_of(TOWN, each) for each in pair] == [Protection.MARKED] * 2


@pytest.fixture
def identities(register):
    """Somebody as they were, with family, and as they are: two entries and nothing between."""
    before, after = register("Tindra", "Granö"), register("Kerstin", "Malm")
    actions.relate(before, register("Mona", "Granö"), RelationKind.PARENT, **TYPED)
    actions.correct_person(after, given_name="Elva", reason="Rätt stavning", by=TOWN, at=AT)
    actions.set_protection(before, Protection.MARKED, reason="Besked", by=TOWN, at=AT)
    return before, after


def tied(before, after):
    """Every place that leads from one to the other: rows, leaves, searches and what is shown."""
    ids, found = {before, after}, set()
    for model in apps.get_models():
        if model.__module__.startswith("tillit.") and model is not Person:
            names = [f.attname for f in model._meta.concrete_fields]
            for row in model._default_manager.values_list(*names):
                if ids <= set(row):
                    found.add(model._meta.label)
    for body in Payload.objects.values_list("body", flat=True):
        if all(str(id_) in body for id_ in ids):
            found.add("log")
    for one, other in ((before, after), (after, before)):
        if queries.followed_merges(TOWN, one) == other:
            found.add("query")
        near = queries.around(TOWN, one, at=AT)
        if other in near or other in queries.ids_of(TOWN, one):
            found.add("around")
        names = Person.objects.values_list("given_name", "family_name").get(pk=other)
        card = str(actions.open_person(one, by=TOWN, at=AT))
        if any(name in card for name in names):
            found.add("page")
    for similar in (False, True):
        for words in ("tindra granö", "tindra", "elva malm", "kerstin"):
            lines = actions.search_people(
                words, purpose=Purpose.MATCH, similar=similar, by=TOWN, at=AT
            ).lines
            if ids <= {line.id for line in lines}:
                found.add("search")
    return found


def test_a_new_identity_is_tied_to_the_old_by_nothing(identities):
    """Red when a row, a leaf, a search or the page of one leads to the other. The control is the
    merge that nobody may make: then rows, log and queries are told of at once."""
    assert tied(*identities) == set()
    actions.merge_persons(*identities, reason="Samma person", by=TOWN, at=AT)
    assert tied(*identities) >= {"people.Merge", "log", "query", "around"}


def test_an_earlier_name_is_found_by_no_search(identities, intake):
    """What a person was called before stands sealed in the trace and in no index, nor does the name
    of somebody protected. Red when: `before` added to the words of `name_row`."""
    for similar in (False, True):
        for words in ("kerstin", "kerstin malm", "tindra"):
            search = {"purpose": Purpose.MATCH, "similar": similar, "by": intake, "at": AT}
            found = {line.id for line in actions.search_people(words, **search).lines}
            assert found.isdisjoint(identities) or (words == "kerstin malm" and similar)
    told = " ".join(SearchName.objects.values_list("words", flat=True))
    assert "elva" in told
    assert "kerstin" not in told
    assert "tindra" not in told
