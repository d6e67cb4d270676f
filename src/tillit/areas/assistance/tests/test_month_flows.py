"""Every verb at every stage of an application, a month and a payment; and the router's table."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.areas.assistance.routing import BY_STAFF, Situation, route_of
from tillit.areas.assistance.types import ApplicationKind
from tillit.areas.assistance.workflow import APPLICATION, MONTH, PAYMENT, StepNotOpen

FLOWS = (APPLICATION, MONTH, PAYMENT)
PLAIN = Situation(
    protected=False, age=34, known=True, open_case=True, partner_changed=False,
    children_changed=False, decided_this_month=False, last_month=date(2025, 11, 1),
    month=date(2025, 12, 1),
)  # fmt: skip
situations = st.builds(
    Situation,
    protected=st.booleans(),
    age=st.none() | st.integers(0, 99),
    known=st.booleans(),
    open_case=st.booleans(),
    partner_changed=st.booleans(),
    children_changed=st.booleans(),
    decided_this_month=st.booleans(),
    last_month=st.none() | st.dates(date(2025, 1, 1), date(2025, 12, 1)),
    month=st.just(date(2025, 12, 1)),
    urgent=st.booleans(),
)


@pytest.mark.parametrize("flow", FLOWS, ids=["application", "month", "payment"])
def test_every_verb_at_every_stage(flow):
    """Red when: a row is taken out, stands twice, or leads nowhere."""
    pairs = [(step.verb, step.source) for step in flow.steps]
    assert len(pairs) == len(set(pairs))
    stages = list(type(flow.begins))
    for verb, stage in product({step.verb for step in flow.steps}, stages):
        if (verb, stage) in pairs:
            assert flow.after(verb, stage) in stages
            assert verb in flow.verbs_at(stage)
        else:
            with pytest.raises(StepNotOpen):
                flow.after(verb, stage)
    reached = {flow.begins} | {step.target for step in flow.steps}
    assert reached == set(stages)


def test_nothing_is_paid_that_was_not_approved_and_nothing_decided_that_was_not_proposed():
    """Red when: a step leads past the one that a person stands in."""
    assert {step.source.value for step in PAYMENT.steps if step.target == "in_file"} == {"approved"}
    assert {step.source.value for step in MONTH.steps if step.verb == "decide"} == {"proposed"}
    to_decided = {step.verb for step in MONTH.steps if step.target == "decided"}
    assert to_decided == {"decide", "drop_addition", "come_back"}
    back = {step.source.value for step in MONTH.steps if step.verb == "come_back"}
    assert back == {"paid", "reconciled"}  # decided once already; only the money came back


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({}, ApplicationKind.RENEWAL),
        ({"open_case": False}, ApplicationKind.NEW),
        ({"partner_changed": True}, ApplicationKind.NEW),
        ({"children_changed": True}, ApplicationKind.NEW),
        ({"last_month": date(2025, 8, 1)}, ApplicationKind.NEW),
        ({"last_month": None}, ApplicationKind.NEW),
        ({"decided_this_month": True}, ApplicationKind.SUPPLEMENTARY),
        ({"urgent": True}, ApplicationKind.ACUTE),
        ({"protected": True}, None),
        ({"protected": True, "urgent": True}, None),
        ({"age": 17}, None),
        ({"age": None}, None),
        ({"known": False}, None),
    ],
)
def test_the_router(changes, kind):
    """Red when: any branch of `route_of` is moved or taken out."""
    assert route_of(replace(PLAIN, **changes)).kind == kind


@given(situations)
def test_a_protected_household_never_comes_further_and_learns_nothing(found):
    """Whatever else is true, the answer is the very same. Red when: another fact comes first."""
    assert route_of(replace(found, protected=True)) is BY_STAFF
