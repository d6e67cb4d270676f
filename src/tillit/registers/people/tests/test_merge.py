"""Two entries that are one: everything is kept, and undoing gives everything back."""

from datetime import date

import pytest

from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people import actions, queries
from tillit.registers.people.models import Correction, HouseholdMember, Person, Relation
from tillit.registers.people.queries.lines import everybody, root_with_ids
from tillit.registers.people.types import Protection, Purpose, RelationKind

from .conftest import AT, TOWN, TYPED, give_case


def everything() -> list[object]:
    tables = (Person, Relation, HouseholdMember, Correction)
    return [sorted(map(str, table.objects.values_list())) for table in tables]


def merge(keep, drop, **more):
    return actions.merge_persons(keep, drop, reason="Samma person", by=TOWN, at=AT, **more)


def undo(id_):
    actions.undo_merge(id_, reason="Två ändå", by=TOWN, at=AT)


@pytest.fixture
def pair(register):
    keep, drop, mother = register("Noel", "Lind"), register("Noell", "Lindh"), register("Åsa", "Ek")
    actions.relate(drop, mother, RelationKind.PARENT, **TYPED)
    actions.relate(drop, mother, RelationKind.GUARDIAN, **TYPED)
    return keep, drop, mother


def test_the_one_that_is_kept_has_what_the_other_had(pair):
    """Red when: a query forgets to follow a merge."""
    keep, drop, mother = pair
    merge(keep, drop)
    assert queries.followed_merges(TOWN, drop) == keep
    assert queries.lines_of(TOWN, [drop])[drop].name == "Noel Lind"
    assert [m.line.id for m in queries.family_of(TOWN, keep, at=AT)] == [mother]
    assert queries.guardians_of(TOWN, keep, at=AT) == [mother]
    assert queries.wards_of(TOWN, mother, at=AT) == [keep]
    assert queries.around(TOWN, keep, at=AT) == {keep: "child", drop: "child", mother: "parent"}
    found = actions.search_people("noell", purpose=Purpose.MATCH, by=TOWN, at=AT)
    assert [line.id for line in found.lines] == [keep]


def test_undo_gives_everything_back(pair):
    """Red when: a merge moves or changes a row that undoing does not restore."""
    keep, drop, _ = pair
    before = everything()
    undo(merge(keep, drop))
    assert everything() == before
    assert queries.followed_merges(TOWN, drop) == drop


@pytest.mark.parametrize("first", [0, 1])
def test_a_chain_is_undone_in_any_order(register, first):
    """Red when: undoing the outer merge strands the inner one."""
    a, b, c = (register(name, "Lind") for name in ("Ada", "Bea", "Cia"))
    before = everything()
    merges = [merge(b, a), merge(c, b)]
    assert {queries.followed_merges(TOWN, x) for x in (a, b, c)} == {c}
    assert queries.ids_of(TOWN, b) == {a, b, c}
    undo(merges[first])
    roots = {x: queries.followed_merges(TOWN, x) for x in (a, b, c)}
    assert roots == ({a: a, b: c, c: c} if first == 0 else {a: b, b: b, c: c})
    undo(merges[1 - first])
    assert everything() == before


def test_every_id_of_several_persons_at_once(register, django_assert_num_queries):
    """One query where nothing was merged. Red when: an older id leads only to itself, or somebody
    else who was asked for is lost on the way."""
    keep, drop, other = (register(name, "Lind") for name in ("Ada", "Bea", "Cia"))
    with django_assert_num_queries(1):
        assert set(everybody([keep, other])) == {keep, other}
    merge(keep, drop)
    assert set(everybody([drop, other])) == {keep, drop, other}
    assert set(everybody([keep, drop])) == set(everybody([keep])) == {keep, drop}
    assert root_with_ids(drop) == (keep, [keep, drop])
    with pytest.raises(NotThere):
        root_with_ids(new_id())


def test_the_family_is_told_by_any_id_of_everybody_in_it(pair, register):
    """Red when: siblings, guardians or letters are looked for by the ids that hold now, and what
    was written under an older one is lost. Each of the three has been seen red."""
    keep, drop, mother = pair
    older, brother, twice = (register(name, "Ek") for name in ("Aasa", "Bo", "Bosse"))
    actions.relate(twice, older, RelationKind.PARENT, **TYPED)
    for into, away in ((keep, drop), (mother, older), (brother, twice)):
        merge(into, away)
    for id_ in (keep, drop):
        family = queries.family_of(TOWN, id_, at=AT)
        assert {member.line.id for member in family} == {mother, brother}
        assert set(queries.family_ids(TOWN, id_, at=AT)) == {mother, brother}
        assert queries.guardians_of(TOWN, id_, at=AT) == [mother]
        assert set(queries.for_letters(TOWN, [id_, older], at=AT)) == {keep, mother}


def test_the_age_that_counts_is_that_of_the_entry_that_holds(register):
    """Red when: custody is read by the day of birth of an older entry. Seen red."""
    grown, child = register("Ada", "Lind", born=date(1990, 3, 5)), register("Adda", "Lind")
    mother = register("Åsa", "Lind")
    actions.relate(child, mother, RelationKind.GUARDIAN, **TYPED)
    assert queries.guardians_of(TOWN, child, at=AT) == [mother]
    merge(grown, child)
    assert queries.guardians_of(TOWN, child, at=AT) == []


@pytest.mark.parametrize("which", [0, 1])
def test_protection_follows_the_merge_and_hides_both_names(register, which):
    """Red when: the unprotected entry's name leads to the protected person."""
    pair = keep, drop = register("Noel", "Lind"), register("Nils", "Alm")
    actions.set_protection(pair[which], Protection.MARKED, reason="Besked", by=TOWN, at=AT)
    id_ = merge(keep, drop)
    assert queries.protection_of(TOWN, keep) is Protection.MARKED
    for typed in ("noel", "nils"):
        assert not actions.search_people(typed, purpose=Purpose.MATCH, by=TOWN, at=AT).lines
    undo(id_)
    assert queries.protection_of(TOWN, pair[which]) is Protection.MARKED
    assert queries.protection_of(TOWN, pair[1 - which]) is Protection.NONE
    other = ("noel", "nils")[1 - which]
    assert actions.search_people(other, purpose=Purpose.MATCH, by=TOWN, at=AT).lines


def test_only_some_may_and_only_once(pair, worker, unit):
    """Red when: the policy is not asked, or the same merge is undone twice."""
    keep, drop, _ = pair
    for person in (keep, drop):
        give_case(worker, person, unit)
    with pytest.raises(Refusal):
        actions.merge_persons(keep, drop, reason="Samma person", by=worker, at=AT)
    id_ = merge(keep, drop)
    with pytest.raises(Refusal):
        merge(keep, drop)
    undo(id_)
    with pytest.raises(Refusal):
        undo(id_)


def test_a_case_about_either_opens_the_one(pair, worker, unit):
    """Red when: an assignment on the older id no longer opens the person."""
    keep, drop, _ = pair
    with pytest.raises(NotThere):
        actions.open_person(keep, by=worker, at=AT)
    give_case(worker, drop, unit)
    merge(keep, drop)
    card = actions.open_person(keep, by=worker, at=AT)
    assert card.line.id == keep
    assert [m.dropped.id for m in card.merges] == [drop]
