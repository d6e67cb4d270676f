"""What the program decides by itself: only what the gate lets through, and never in secret."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.gate import RIGHT, blocked, facts_of, gate_of
from tillit.areas.assistance.models import MonthDecision, ReviewDraw, StoredCalculation, Worksheet
from tillit.areas.assistance.types import GateCode, Reviewed, Section
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.kernel.refusal import Moved, Refusal

from .conftest import AT, DAY, sent
from .deciding import LATER, PROGRAM, approve, clean, propose


def test_the_program_decides_a_clean_renewal_and_says_by_which_order(world):
    """The control of the gate in the database. Red when: the gate stops everything."""
    sheet = clean(world)
    assert actions.decide_clean(sheet, by=PROGRAM, at=LATER) == ()
    row = Decision.objects.get(pk=MonthDecision.objects.get(sheet=sheet).decision_id)
    assert (row.decided_as, row.decided_by, row.delegation_number) == ("program", None, "7.2")
    assert row.outcome == Outcome.GRANTED
    assert MonthDecision.objects.get(sheet=sheet).by_program
    with pytest.raises(Refusal):  # again: nothing is left to decide
        actions.decide_clean(sheet, by=PROGRAM, at=LATER)


def test_switched_off_the_program_decides_nothing(world):
    """Red when: the switch is read once and remembered."""
    sheet = clean(world)
    actions.turn_off(why="Något ser fel ut.", by=world.wanja, at=LATER)
    assert actions.decide_clean(sheet, by=PROGRAM, at=LATER) == (GateCode.SWITCHED_OFF,)
    assert not MonthDecision.objects.filter(sheet=sheet).exists()
    with pytest.raises(Refusal):
        actions.turn_on(why="Det var inget.", by=world.wanja, at=AT)  # a leader does


def test_a_warning_or_an_own_row_stops_the_program(world):
    """Red when: the gate reads the month before it is counted."""
    sheet = clean(world)
    own = RowIn(Section.COST, "electricity", kronor=Decimal(400))
    actions.add_row(sheet, own, by=world.wanja, at=AT)
    reasons = actions.decide_clean(sheet, by=PROGRAM, at=LATER)
    assert {GateCode.WORKER_ROW, GateCode.WARNING} <= set(reasons)


def test_a_provisional_norm_stops_the_program_but_in_the_demo(world, settings):
    """Red when: a provisional norm stops nothing outside the demo, or stops the demo's own run."""
    sheet = clean(world)
    actions.count_month(sheet, by=PROGRAM, at=LATER)
    StoredCalculation.objects.filter(sheet=sheet).update(provisional=True)
    row = Worksheet.objects.select_related("case", "calculation").get(pk=sheet)
    found = []
    for settings.DEMO in (False, True):
        facts = facts_of(PROGRAM, row, outcome=Outcome.GRANTED, law=RIGHT, current=True, at=LATER)
        found.append(GateCode.PROVISIONAL in blocked(facts))
    assert found == [True, False]


def test_the_decision_asks_the_gate_by_itself(world):
    """No other way leads past it. Red when: `decide_by_program` does not ask the area."""
    sheet = sent(world)
    approve(world, sheet)
    decision = propose(world, sheet)
    reasons = gate_of(PROGRAM, decision, AT)
    assert GateCode.SWITCHED_OFF.words in reasons
    version = Decision.objects.get(pk=decision).version
    with pytest.raises(Refusal, match="människa beslutar"):
        decisions.decide_by_program(decision, version=version, by=PROGRAM, at=AT)
    assert Decision.objects.get(pk=decision).stage == "proposed"


def test_a_drawn_decision_is_looked_at_once(world):
    """Red when: a review may be written over."""
    sheet = clean(world)
    actions.decide_clean(sheet, by=PROGRAM, at=LATER)
    made = MonthDecision.objects.get(sheet=sheet)
    draw, _ = ReviewDraw.objects.get_or_create(decided=made, defaults={"drawn_at": AT})
    look = {"reviewed": Reviewed.SAME, "text": "", "by": world.wanja, "at": LATER}
    actions.review_decision(draw.pk, **look)
    with pytest.raises(Moved):
        actions.review_decision(draw.pk, **look)


def test_the_report_counts_the_program_and_people_apart(world):
    """Red when: a proposal is counted as a decision, or the two are mixed."""
    sheet = clean(world)
    november, december = date(2025, 11, 1), date(2025, 12, 1)
    before = queries.gate_report(world.lova, november, december)
    assert (before.by_people, before.by_program) == (1, 0)
    assert queries.renewals_waiting(PROGRAM, december) == [sheet]
    actions.decide_clean(sheet, by=PROGRAM, at=LATER)
    after = queries.gate_report(world.lova, november, december)
    assert (after.by_people, after.by_program, after.changed) == (1, 1, 0)
    assert queries.renewals_waiting(PROGRAM, december) == []
    assert queries.switch(world.lova, at=LATER).on
    assert not queries.switch(world.lova, at=AT - DAY).on
