"""The policy against its twin, and what must hold for everyone."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.environment import draws
from tests.trust import twin
from tests.trust.worlds import facts_of, staff_of, world
from tillit.kernel.actor import Role, Seat, Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access.policies import Verdict, check_visible, decide
from tillit.trust.access.policies import table as policies
from tillit.trust.access.types import GuardKind
from tillit.trust.audit.types import Shows

WORLDS = draws(20_000, 100_000)
FEW = 4_000  # enough for every control below
seeds = st.integers(0, 10**9)


def differences(count):
    """The seeds and things where policy and twin answer differently."""
    for seed in range(count):
        made = world(seed)
        staff = staff_of(made)
        for thing in made.things:
            verdict = decide(staff, facts_of(made, thing))
            same = verdict.allowed == twin.may_read(made, thing)
            if not same or verdict.classes != twin.may_see(made, thing):
                yield seed, thing.name


def test_the_policy_is_its_twin():
    """Red when: any rule is changed on one side alone (test_a_changed_rule_is_found)."""
    assert next(differences(WORLDS), None) is None


@pytest.mark.slow
def test_both_answers_and_every_rule_are_met_often():
    """Red when: the worlds become so poor that a rule never decides."""
    met = {}
    for seed in range(FEW):
        made = world(seed)
        for thing in made.things:
            verdict = decide(staff_of(made), facts_of(made, thing))
            met[verdict] = met.get(verdict, 0) + 1
    rules = {verdict.rule for verdict in met}
    assert rules == {"", *(rule.code for rule in (*policies.WAYS, *policies.WALLS))}
    assert min(met.values()) > 30


@pytest.mark.parametrize("table", ["WAYS", "WALLS"])
@pytest.mark.parametrize("place", range(7))
@pytest.mark.parametrize("answer", [True, False])
def test_a_changed_rule_is_found(monkeypatch, table, place, answer):
    """A control: each rule in turn answers always yes or always no, and the twin tells."""
    rules = list(getattr(policies, table))
    if place >= len(rules):
        return
    rules[place] = replace(rules[place], holds=lambda staff, facts: answer)
    monkeypatch.setattr(policies, table, tuple(rules))
    assert next(differences(FEW), None) is not None


@pytest.mark.parametrize("place", range(7))
def test_a_changed_class_is_found(monkeypatch, place):
    """A control: each way in turn gives every class of fields, and the twin tells."""
    rules = list(policies.WAYS)
    rules[place] = replace(rules[place], classes=lambda facts: frozenset(Shows))
    monkeypatch.setattr(policies, "WAYS", tuple(rules))
    assert next(differences(FEW), None) is not None


@given(seeds)
def test_nobody_is_given_where_a_person_is(seed):
    """K6 takes two people, whatever the way in. Red when: a way gives every class."""
    made = world(seed)
    for thing in made.things:
        assert Shows.LOCATION not in decide(staff_of(made), facts_of(made, thing)).classes


@given(seeds)
def test_a_guest_sees_nothing_that_is_not_named(seed):
    """Red when: an assignment, a sealed case or an emergency opens for a guest."""
    made = world(seed)
    guest = replace(made, seats={("u0", "partner", made.things[0].area, True)}, barriers=[])
    for thing in guest.things:
        facts = replace(facts_of(guest, thing), assigned=True, glass=True)
        verdict = decide(staff_of(guest), facts)
        assert verdict.rule in {"partner", "", *(rule.code for rule in policies.WALLS)}
        assert not (verdict.allowed and (thing.sealed or not facts.invited))


def test_the_twin_knows_nothing_of_the_program():
    """Red when: twin.py imports anything of tillit."""
    tree = ast.parse(Path(twin.__file__).read_text())
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [getattr(node, "module", "") for node in imports] == ["dataclasses"]


@given(seeds)
def test_without_any_key_nothing_is_open(seed):
    """Default deny. Red when: decide() ends in allowed."""
    made = world(seed)
    bare = replace(staff_of(made), seats=frozenset())
    for thing in made.things:
        facts = replace(facts_of(made, thing), assigned=False, glass=False)
        assert not decide(bare, facts).allowed


@given(seeds, st.sampled_from(["own", "barred", "area", "sealed"]))
def test_deny_beats_allow(seed, wall):
    """Whatever the keys, one wall is enough. Red when: ways are asked before walls."""
    made = world(seed)
    staff, facts = _with_every_key(made)
    person = next(iter(facts.concerned))
    if wall == "own":
        staff = replace(staff, person_id=person)
    if wall == "barred":
        facts = replace(facts, barred_from=frozenset({person}))
    if wall == "area":
        facts = replace(facts, area="elsewhere")
    if wall == "sealed":
        facts = replace(facts, sealed=True, assigned=False)
    assert decide(staff, facts) == Verdict(allowed=False, rule=wall)


def _with_every_key(made):
    thing = replace(made.things[0], about={"p3"}, sealed=False)
    facts = replace(facts_of(made, thing), barred_from=frozenset(), assigned=True, glass=True)
    seats = frozenset(Seat(facts.unit_id, role, facts.area) for role in Role)
    staff = replace(staff_of(made), person_id=None, seats=seats)
    assert decide(staff, facts).allowed
    return staff, facts


@given(seeds)
def test_one_more_key_never_hides(seed):
    """Red when: a wall asks about assignments the wrong way round."""
    made = world(seed)
    staff = staff_of(made)
    for thing in made.things:
        facts = facts_of(made, thing)
        if decide(staff, facts).allowed:
            assert decide(staff, replace(facts, assigned=True)).allowed
            assert decide(staff, replace(facts, glass=True)).allowed
            assert decide(staff, replace(facts, invited="K1")).allowed
            more = staff.seats | {Seat(facts.unit_id, Role.LEADER, facts.area)}
            assert decide(replace(staff, seats=more), facts).allowed


@given(seeds)
def test_one_more_wall_never_opens(seed):
    """Red when: a barrier counts as a key."""
    made = world(seed)
    staff = staff_of(made)
    for thing in made.things:
        facts = facts_of(made, thing)
        if not decide(staff, facts).allowed:
            walled = replace(facts, barred_from=facts.barred_from | facts.concerned)
            assert not decide(staff, walled).allowed
            assert not decide(staff, replace(facts, sealed=True)).allowed


@given(seeds)
def test_what_has_ended_does_not_count(seed):
    """Red when: counts() or _running() lets the last moment in; see also test_filter.py."""
    made = world(seed)
    ended = replace(
        made,
        assignments=[(name, -9, 0) for name, _, _ in made.assignments],
        barriers=[(person, -9, 0) for person, _, _ in made.barriers],
        glass=[(name, -9, 0) for name, _, _ in made.glass],
    )
    none = replace(made, assignments=[], barriers=[], glass=[])
    for thing in made.things:
        assert facts_of(ended, thing) == facts_of(none, thing)


@pytest.mark.parametrize(
    "role", [each for each in Role if each not in (Role.INTAKE, Role.LEADER, Role.DUTY)]
)
@pytest.mark.parametrize("kind", GuardKind)
def test_a_role_alone_gives_no_object(role, kind):
    """Administrators see settings, never content. Red when: a way asks for any role."""
    made = world(1)
    facts = replace(_with_every_key(made)[1], assigned=False, glass=False, kind=kind)
    if role is Role.PROVIDER:  # an order that waits is shown to the unit; what it took is not
        facts = replace(facts, open=False)
    staff = Staff(staff_of(made).id, "x", frozenset({Seat(facts.unit_id, role, facts.area)}))
    assert decide(staff, facts) == Verdict(allowed=False)


def test_a_provider_unit_sees_the_order_that_waits_and_nothing_else():
    """Red when: the way asks for another kind, another unit, or does not ask `open`."""
    facts = replace(_with_every_key(world(1))[1], assigned=False, glass=False, open=True)
    service = replace(facts, kind=GuardKind.SERVICE)
    seat = Seat(facts.unit_id, Role.PROVIDER, facts.area)
    staff = Staff(staff_of(world(1)).id, "x", frozenset({seat}))
    assert decide(staff, service) == Verdict(allowed=True, rule="provider")
    assert not decide(staff, replace(service, open=False)).allowed
    assert not decide(staff, replace(facts, kind=GuardKind.CASE)).allowed
    assert not decide(staff, replace(service, unit_id=staff.id)).allowed


def test_a_no_is_not_there():
    """Red when: check_visible() raises something that tells "not yours" from "not there"."""
    check_visible(Verdict(allowed=True))
    with pytest.raises(NotThere):
        check_visible(Verdict(allowed=False, rule="own"))
