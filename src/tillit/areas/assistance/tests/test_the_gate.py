"""The program never decides what a person must: the table of reasons over random worlds, the
control that lets one through, and what becomes of warnings."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.areas.assistance.gate import REASONS, GateFacts, blocked
from tillit.areas.assistance.looking import BY_PERSON, Fact, Seen, Standing, compared, settled
from tillit.areas.assistance.types import ApplicationKind, GateCode, WarningKind, WarningState
from tillit.casework.decisions.types import Outcome

CLEAN = GateFacts(
    outcome=Outcome.GRANTED, law="SOL-12-1", delegated=True, on=True,
    kind=ApplicationKind.RENEWAL, human_before=True, protected=False, warnings=0,
    household_changed=False, payee_known=True, questions=0, registers_whole=True,
    provisional=False, worker_rows=False, all_accepted=True, lowered=False, comments=False,
    missing=False, recovery=False, activity=False, current=True,
)  # fmt: skip
# Field, a value that must stop the program, and the reason that is told.
STOPS = [
    ("outcome", Outcome.REFUSED, GateCode.NOT_WHOLE_GRANT),
    ("outcome", Outcome.PARTLY, GateCode.NOT_WHOLE_GRANT),
    ("outcome", None, GateCode.NOT_WHOLE_GRANT),
    ("law", "SOL-12-2", GateCode.OTHER_LAW),
    ("law", "SOL-12-5", GateCode.OTHER_LAW),
    ("law", "SOL-33-1", GateCode.OTHER_LAW),
    ("delegated", False, GateCode.NO_DELEGATION),
    ("on", False, GateCode.SWITCHED_OFF),
    ("kind", ApplicationKind.NEW, GateCode.NOT_A_RENEWAL),
    ("kind", ApplicationKind.ACUTE, GateCode.NOT_A_RENEWAL),
    ("kind", ApplicationKind.SUPPLEMENTARY, GateCode.NOT_A_RENEWAL),
    ("kind", None, GateCode.NOT_A_RENEWAL),
    ("human_before", False, GateCode.NO_CASE_BEFORE),
    ("protected", True, GateCode.PROTECTED),
    ("warnings", 1, GateCode.WARNING),
    ("warnings", 7, GateCode.WARNING),
    ("household_changed", True, GateCode.HOUSEHOLD),
    ("payee_known", False, GateCode.PAYEE),
    ("questions", 1, GateCode.UNKNOWN),
    ("registers_whole", False, GateCode.REGISTER),
    ("provisional", True, GateCode.PROVISIONAL),
    ("worker_rows", True, GateCode.WORKER_ROW),
    ("all_accepted", False, GateCode.NOT_ALL_GRANTED),
    ("lowered", True, GateCode.SMALLER),
    ("comments", True, GateCode.COMMENT),
    ("missing", True, GateCode.MISSING),
    ("recovery", True, GateCode.RECOVERY),
    ("activity", True, GateCode.ACTIVITY),
    ("current", False, GateCode.STALE),
]
worlds = st.builds(
    GateFacts,
    outcome=st.none() | st.sampled_from(Outcome),
    law=st.sampled_from(["SOL-12-1", "SOL-12-2", "SOL-12-5", "SOL-33-1", ""]),
    kind=st.none() | st.sampled_from(ApplicationKind),
    warnings=st.integers(0, 3),
    questions=st.integers(0, 3),
    **{
        each.name: st.booleans()
        for each in fields(GateFacts)
        if each.name not in {"outcome", "law", "kind", "warnings", "questions"}
    },
)


def test_the_control_goes_through():
    """Red when: the table stops everything, so that the tests below say nothing."""
    assert blocked(CLEAN) == ()


@pytest.mark.parametrize(("name", "value", "code"), STOPS)
def test_each_fact_alone_stops_the_program(name, value, code):
    """Red when: the row of that reason is taken out of REASONS."""
    assert blocked(replace(CLEAN, **{name: value})) == (code,)


def test_every_fact_and_every_reason_is_tried():
    """Red when: a field or a reason is added without a row in STOPS."""
    assert {name for name, _, _ in STOPS} == {each.name for each in fields(GateFacts)}
    assert {code for _, _, code in STOPS} == set(GateCode) == {code for code, _ in REASONS}


def test_what_nobody_has_looked_up_stops_it():
    """Every default is the careful one. Red when: a default of GateFacts lets the program on."""
    assert set(blocked(GateFacts())) == set(GateCode)


@given(worlds)
def test_in_any_world_only_the_clean_one_goes_through(facts):
    """The slow way: every field has its one clean value. Red when: a reason is forgotten."""
    clean = all(getattr(facts, each.name) == getattr(CLEAN, each.name) for each in fields(CLEAN))
    assert (blocked(facts) == ()) is clean


@given(worlds, st.sampled_from(STOPS))
def test_one_more_fault_never_opens_the_gate(facts, stop):
    """Red when: one reason silences another."""
    name, value, code = stop
    worse = blocked(replace(facts, **{name: value}))
    assert code in worse


# Warnings.
KEYS = st.sampled_from(
    [Seen(kind, source, agency=agency)
     for kind in (WarningKind.NEW_INCOME, WarningKind.EVICTION, WarningKind.EXPENSE_CAPPED)
     for source, agency in (("a", ""), ("b", "FK"))]
)  # fmt: skip
STATES = st.sampled_from(WarningState)


@given(st.sets(KEYS), st.dictionaries(KEYS, STATES), st.booleans())
def test_what_becomes_of_every_warning(now, before, silent):
    """Closed by a person: never again. Gone: solved, but for what a person alone closes and what
    depends on somebody silent. Red when: any branch of `settled` is taken out."""
    quiet = frozenset({"FK"}) if silent else frozenset()
    standing = {each.key: Standing(each.kind, state, each.agency) for each, state in before.items()}
    changes = settled(now, standing, quiet)
    by_key = {each.key: each for each in [*now, *before]}
    for key, each in by_key.items():
        is_now = key in {one.key for one in now}
        old = standing[key].state if key in standing else None
        new = changes.get(key, old)
        if old is WarningState.CLOSED:
            assert new is WarningState.CLOSED
        elif is_now:
            assert new in (WarningState.OPEN, WarningState.ACKNOWLEDGED)
        elif each.kind in BY_PERSON or each.agency in quiet:
            assert new is old
        else:
            assert new in (WarningState.SOLVED, None)


def fact(section="cost", kind="rent", who="", kronor=6200, origin="x"):
    return Fact(section, kind, who, Decimal(kronor), origin)


def test_months_are_compared_by_what_matters():
    """Red when: a changed rent, a new cost or a new person goes unseen, or what is the same is
    told of."""
    before = [fact(), fact("household", "adult", "1")]
    assert compared(before, before) == []
    now = [fact(kronor=6400), fact(kind="union_fee"), fact("household", "child", "2"), before[1]]
    kinds = {each.kind for each in compared(now, before)}
    assert kinds == {
        WarningKind.HOUSING_COST_CHANGE, WarningKind.NEW_EXPENSE, WarningKind.NEW_PERSON,
        WarningKind.HOUSEHOLD_CHANGE,
    }  # fmt: skip
    assert compared(now, None) == []  # the first month: everything is new


def test_the_first_income_of_a_household_is_told(  # planted frauds found this: it went unseen
):
    """The sum compares incomes only where there was one. Red when: `_first_incomes` is not asked,
    or tells of what the sum tells of."""
    wage, benefit = fact("income", "wage", "1", 9_000), fact("income", "sickness_benefit", "1", 800)
    (seen,) = compared([fact(), wage], [fact()])
    assert (seen.kind, "9 000 kr" in seen.text.replace("\xa0", " ")) == (
        WarningKind.NEW_INCOME,
        True,
    )
    assert compared([fact(), wage, benefit], [fact(), wage]) == []
    assert compared([fact(), fact("income", "wage", "1", 0)], [fact()]) == []
