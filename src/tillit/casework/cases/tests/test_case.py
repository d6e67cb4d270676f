"""A case is opened with a trace, moved by one at a time, handed over and closed.

Red when: open_case_page forgets its leaf, move_case its stage, or close_case leaves a clock.
"""

import pytest

from tillit.casework.cases import actions, queries
from tillit.casework.cases.models import Case, Clock
from tillit.casework.cases.types import CloseReason
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.queries import holders_of
from tillit.trust.audit.queries import readings_of

from .conftest import AT, SYSTEM


def test_opening_leaves_a_leaf_and_nobody_else_gets_in(world):
    page = actions.open_case_page(world.case, by=world.alice, at=AT)
    assert page.line.number == "B-2026-0001"
    readings = readings_of(world.alice, world.case)
    assert [(r.actor_ref, r.ground) for r in readings] == [(str(world.alice.id), "assigned")]
    with pytest.raises(NotThere):
        actions.open_case_page(world.case, by=world.bob, at=AT)


def test_numbers_follow_each_other(world):
    second = actions.start_case(world.child, world.unit, by=SYSTEM, at=AT)
    assert Case.objects.get(pk=second).number == "B-2026-0002"


def test_the_second_of_two_loses_politely(world, monkeypatch):
    read = Case.objects.get(pk=world.case)
    actions.move_case(world.case, "send_to_parties", by=world.alice, at=AT)
    monkeypatch.setattr("tillit.casework.cases.policies.case_to_change", lambda *a, **k: read)
    with pytest.raises(Moved, match="Någon annan"):
        actions.move_case(world.case, "send_to_parties", by=world.linda, at=AT)


def test_closing_stops_clocks_and_ends_assignments(world):
    actions.start_clock("D04", world.case, unit_id=world.unit, by=SYSTEM, at=AT)
    actions.move_case(world.case, "decide", by=world.alice, at=AT)
    actions.close_case(
        world.case, reason=CloseReason.NO_SERVICE, text="Klart.", by=world.alice, at=AT
    )
    assert not Clock.objects.filter(stopped_at=None).exists()
    assert holders_of(SYSTEM, world.case, at=AT) == []
    with pytest.raises(Refusal, match="avslutat"):
        actions.move_case(world.case, "close", by=world.linda, at=AT)


def test_only_the_leader_hands_over(world):
    with pytest.raises(Refusal, match="Gruppledaren"):
        actions.hand_over(world.case, world.linda.id, by=world.alice, at=AT)
    actions.hand_over(world.case, world.linda.id, by=world.linda, at=AT)
    assert [h.staff_id for h in holders_of(SYSTEM, world.case, at=AT)] == [world.linda.id]


def test_my_cases_shows_mine_with_clocks(world):
    [line] = queries.my_cases(world.alice, at=AT)
    assert [clock.law for clock in line.clocks] == ["SoL 20:4", "SoL 20:3"]
    assert queries.my_cases(world.bob, at=AT) == []
