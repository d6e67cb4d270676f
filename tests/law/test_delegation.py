"""What only a committee may decide, and what a municipality's own order adds."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tillit.law import reading
from tillit.law.citation import LocalGuideline, Status
from tillit.law.dated import NoRuleInForce
from tillit.law.delegation import (
    BOARD,
    CHAIR,
    COMMITTEE,
    DelegationEntry,
    DelegationOrder,
    may_automate,
    may_delegate,
    timelines,
    who_may,
)

DAY = date(2026, 2, 1)
SOURCE = LocalGuideline("Delegationsordning", "Solby")
LISTED = [
    rule.value.code for rule in reading.in_force(timelines(), DAY) if rule.value.rule != "general"
]
ROLES = st.sampled_from(["social_worker", "leader", COMMITTEE, CHAIR])


def _order(*entries, valid_to=None):
    return DelegationOrder("Ordning", SOURCE, date(2026, 1, 1), tuple(entries), valid_to)


@given(st.sampled_from(LISTED), ROLES)
def test_no_order_gives_an_employee_what_the_act_keeps_for_a_committee(code, role):
    """Red when: `who_may` reads the order before the national list."""
    may = who_may(code, _order(DelegationEntry("1.1", code, role)), DAY)
    assert may.committee_only
    assert not may.allows("social_worker")
    assert not may.allows("leader", urgent=True)
    assert may.allows(COMMITTEE)
    assert may.allows(BOARD)
    assert not may.allows(CHAIR)


@pytest.mark.parametrize(
    "code", ["SOL-22-2", "SOL-22-13", "SOL-24-1", "LVU-4", "LVU-6", "LVU-14", "LSKB-4-1"]
)
def test_the_lists_of_30_6_to_30_8_hold_what_was_read(code):
    """Red when: the row is taken out of delegation.toml."""
    assert not may_delegate(code, DAY).to_employee


@pytest.mark.parametrize(("code", "chair"), [("LVU-6", True), ("LVU-27", True), ("LVU-4", False)])
def test_the_chair_acts_only_where_the_section_says_so(code, chair):
    """Red when: KL 6:39 is let in beside the sections' own urgent powers."""
    may = who_may(code, _order(), DAY)
    assert may.allows(CHAIR, urgent=True) is chair
    assert not may.allows(CHAIR)


@given(st.sampled_from(["SOL-11-1", "SOL-20-2", "SOL-20-3", "SOL-14-2"]), ROLES)
def test_other_decisions_follow_the_order_and_the_board_always_may(code, role):
    """Red when: the board is left out, or an entry for another type is used."""
    given_to = who_may(code, _order(DelegationEntry("2.1", code, role)), DAY)
    assert given_to.allows(role)
    assert given_to.allows(BOARD)
    assert given_to.numbers == ("2.1",)
    silent = who_may(code, _order(DelegationEntry("2.1", "SOL-11-4", role)), DAY)
    assert silent.roles == (BOARD,)


@given(st.integers(-400, 400))
@example(-1)
@example(0)
@example(30)
@example(31)
def test_an_order_holds_only_between_its_days(days):
    """Red when: `covers` forgets the last day."""
    order = _order(valid_to=date(2026, 1, 31))
    day = date(2026, 1, 1) + timedelta(days=days)
    if 0 <= days <= 30:
        assert who_may("SOL-11-1", order, day).roles == (BOARD,)
    else:
        with pytest.raises(NoRuleInForce):
            who_may("SOL-11-1", order, day)


def test_a_list_read_in_part_never_sounds_sure():
    """Red when: an unlisted decision under lag 2024:79 is called confirmed."""
    assert may_delegate("LSKB-9-9", DAY).status is Status.UNVERIFIED


@pytest.mark.parametrize(
    ("code", "allowed"),
    [("SOL-12-1", True), ("SOL-12-2", False), ("SOL-33-1", False), ("SOL-22-2", False)],
)
def test_what_may_be_handed_to_the_program(code, allowed):
    """Only what goes to the court, and never what the act keeps for a committee. Red when:
    `may_automate` asks for one of the two alone."""
    found = may_automate(code, DAY)
    assert found.allowed is allowed
    assert found.why_sv
    assert found.status is Status.UNVERIFIED  # our reading of KL 6:38
