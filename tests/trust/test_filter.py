"""The filter in the database gives the same answer as the policy's twin, on 1,000 worlds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from tests.support.environment import draws
from tests.trust import twin
from tests.trust.conftest import ALICE, AT
from tests.trust.worlds import id_of, staff_of, world
from tillit.kernel.actor import Guest, Reporter, Resident, System
from tillit.trust.access.models import (
    Assignment,
    Barrier,
    BrokenGlass,
    Concerned,
    Guarded,
    Membership,
    OwnEntry,
    Unit,
)
from tillit.trust.access.policies import table as policies
from tillit.trust.access.queries import verdict_on, visible_here, visible_ids, walled_person_ids
from tillit.trust.access.types import GuardKind

WORLDS = draws(1_000, 5_000)
FEW = 150
AGES = 9_000  # hours: an invitation always has an end


def moment(hours):
    """A moment of the twin as a moment of the program."""
    return None if hours is None else AT + timedelta(hours=hours)


def rows_of(number, made):
    """One world as rows, table by table."""

    def thing_id(name):
        return id_of(number, name)

    staff = id_of(number, "s1")
    units = {f"u{n}" for n in range(3)}
    yield [Unit(id=id_of(number, unit), name=unit, kind="intake", area="x") for unit in units]
    yield [
        Guarded(
            object_id=thing_id(thing.name), kind=thing.kind, unit_id=id_of(number, thing.unit),
            area=f"{thing.area}{number}", sealed=thing.sealed, open=thing.open,
            root_id=None if thing.under is None else thing_id(thing.under),
        )
        for thing in made.things
    ]  # fmt: skip
    yield [
        Concerned(guarded_id=thing_id(thing.name), person_id=id_of(number, person))
        for thing in made.things
        for person in thing.about
    ]
    # One table allows one running assignment of a kind: the kinds tell ours apart.
    yield [
        Assignment(
            object_id=thing_id(name), staff_id=staff, ground="x", assigned_as=f"kind{place}",
            since=moment(since), until=moment(until),
        )
        for place, (name, since, until) in enumerate(made.assignments)
    ] + [
        Assignment(
            object_id=thing_id(name), staff_id=staff, ground="x", assigned_as="partner",
            classes=classes, since=moment(since), until=moment(AGES if until is None else until),
        )
        for name, since, until, classes in made.invitations
    ]  # fmt: skip
    yield [
        Barrier(
            staff_id=staff, person_id=id_of(number, person), reason="kin",
            since=moment(since), until=moment(until),
        )
        for person, since, until in made.barriers
    ] + [
        Barrier(
            staff_id=id_of(number, f"c{n}"), person_id=id_of(number, person), reason="kin", since=AT
        )
        for n, other in enumerate(made.others)
        for person in other.kept_from
    ]  # fmt: skip
    yield [
        OwnEntry(staff_id=id_of(number, f"c{n}"), person_id=id_of(number, other.person))
        for n, other in enumerate(made.others)
        if other.person
    ]
    yield [
        Membership(
            staff_id=id_of(number, f"c{n}"), unit_id=id_of(number, unit), role=role, since=AT
        )
        for n, other in enumerate(made.others)
        for unit, role in sorted(other.seats)
    ]  # fmt: skip
    yield [
        BrokenGlass(
            staff_id=staff, object_id=thing_id(name), reason="danger", sentence="x",
            opened_at=moment(opened), until=moment(until),
        )
        for name, opened, until in made.glass
    ]  # fmt: skip


def fill(count):
    """All worlds beside each other in one database."""
    tables = zip(*(rows_of(number, world(number)) for number in range(count)), strict=True)
    for parts in tables:
        rows = [row for part in parts for row in part]
        if rows:
            type(rows[0]).objects.bulk_create(rows, batch_size=2_000)


def differences(count):
    """The worlds where the list in the database is not the twin's, one query an actor."""
    for number in range(count):
        made = world(number)
        seen = set(visible_ids(staff_of(made, number), at=AT))
        wanted = {id_of(number, t.name) for t in made.things if twin.may_read(made, t)}
        if seen != wanted:
            yield number, seen ^ wanted


def test_the_list_is_the_twins(db):
    """Red when: a rule's `where` differs from its sentence (test_a_changed_filter_is_found)."""
    fill(WORLDS)
    assert next(differences(WORLDS), None) is None


def test_the_answer_about_one_object_is_the_twins(db):
    """Red when: facts_about() forgets the root, the edge of a period or the staff's own rows."""
    worlds = draws(FEW)
    fill(worlds)
    for number in range(worlds):
        made = world(number)
        staff = staff_of(made, number)
        for thing in made.things:
            verdict = verdict_on(staff, id_of(number, thing.name), at=AT)
            assert verdict.allowed == twin.may_read(made, thing), (number, thing.name)
            assert verdict.classes == twin.may_see(made, thing), (number, thing.name)


def test_the_id_of_something_else_is_not_there(db):
    """A report's id in the place of a case's. Red when: verdict_on() does not ask `kind`."""
    fill(worlds := draws(FEW))
    met = set()
    for number in range(worlds):
        made = world(number)
        staff = staff_of(made, number)
        for thing in made.things:
            verdict = verdict_on(staff, id_of(number, thing.name), at=AT, kind=GuardKind.CASE)
            assert verdict.allowed == (thing.kind == "case" and twin.may_read(made, thing))
            met.add((thing.kind, twin.may_read(made, thing)))
    assert ("report", True) in met


def test_a_verdict_asks_only_what_can_change_it(db):
    """Every page and action asks for one: with an assignment and no barrier, three questions.

    Red when: facts_about() reads emergency openings, or whom it concerns, in every case.
    """
    fill(worlds := draws(FEW))
    counts = []
    for number in range(worlds):
        staff = staff_of(world(number), number)
        if staff.person_id or walled_person_ids(staff, at=AT):
            continue
        for thing in world(number).things:
            with CaptureQueriesContext(connection) as asked:
                verdict = verdict_on(staff, id_of(number, thing.name), at=AT)
            if verdict.rule == "assigned":
                counts.append(len(asked))
    assert set(counts) == {3}


@pytest.mark.parametrize("table", ["WAYS", "WALLS"])
@pytest.mark.parametrize("place", range(7))
def test_a_changed_filter_is_found(db, monkeypatch, table, place):
    """A control: each rule's filter in turn finds nothing, and the twin tells."""
    rules = list(getattr(policies, table))
    if place >= len(rules):
        return
    rules[place] = replace(rules[place], where=lambda staff, at: Q(pk__in=[]))
    monkeypatch.setattr(policies, table, tuple(rules))
    fill(FEW)
    assert next(differences(FEW), None) is not None


def test_the_list_can_be_kept_to_one_kind(db):
    """Red when: visible_ids() forgets `kind`."""
    fill(FEW)
    for number in range(0, FEW, 10):
        made = world(number)
        seen = set(visible_ids(staff_of(made, number), at=AT, kind=GuardKind.CASE))
        wanted = {t.name for t in made.things if twin.may_read(made, t) and t.kind == "case"}
        assert seen == {id_of(number, name) for name in wanted}


@pytest.mark.slow
def test_asking_row_by_row_gives_the_same_list(db):
    """Red when: visible_here() looks at another row than its own."""
    fill(FEW)
    for number in range(0, FEW, 5):
        actor = staff_of(world(number), number)
        rows = Guarded.objects.filter(visible_here(actor, at=AT)).values_list("pk", flat=True)
        assert set(rows) == set(visible_ids(actor, at=AT))


def test_only_staff_and_the_program_itself_have_lists(db):
    """Red when: visible_ids() answers all for whoever is not staff."""
    fill(20)
    ids = set(Guarded.objects.values_list("pk", flat=True))
    assert set(visible_ids(System("job"), at=AT)) == ids
    some = next(iter(ids))
    for actor in (Guest(), Resident(ALICE.id, "x"), Reporter(ALICE.id), ALICE):
        assert set(visible_ids(actor, at=AT)) == set()
        assert not verdict_on(actor, some, at=AT).allowed
    assert not verdict_on(ALICE, ALICE.id, at=AT).allowed


def test_a_list_costs_the_same_few_queries_whatever_its_length(db, django_assert_num_queries):
    """Keys first (assignments, glass, barriers), then one list. Red when: a rule asks for itself.

    Ids of keys as values, not as subqueries in OR: else PostgreSQL reads a million rows (ADR 7).
    """
    fill(20)
    with django_assert_num_queries(4):
        rows = visible_ids(staff_of(world(3), 3), at=AT)
        list(rows)
    assert "access_assignment" not in str(rows.query)
