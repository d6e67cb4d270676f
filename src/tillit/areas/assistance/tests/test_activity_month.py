"""What a month makes of activity: warnings, the gate, and a decision by SoL 12:5."""

from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.gate import blocked, facts_of
from tillit.areas.assistance.models import ActivityDay, SheetWarning, Worksheet
from tillit.areas.assistance.types import GateCode, WarningState
from tillit.areas.assistance.types.activity import DayIn, ToldBy
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.kernel.refusal import Refusal
from tillit.law.assistance.activity import AbsenceReason, Judged

from .conftest import AT, DECEMBER, sent
from .deciding import PROGRAM, approve, clean, decide, propose
from .noting import MONDAY, TUESDAY, away, plan_of, warnings


@pytest.fixture
def month(world):
    """Sven's December, and what he has agreed on."""
    sheet = Worksheet.objects.get(pk=sent(world))
    return sheet, plan_of(world, sheet.case_id, world.sven)


def test_an_absence_opens_a_warning_that_closes_itself_when_solved(world, month):
    """Red when: `_refresh` is not called, or counting the month takes the warning away."""
    sheet, plan = month
    first = away(world, plan)
    assert warnings(sheet) == [("open", "Vecka 47: 4 timmar är inte bedömda än.")]
    actions.count_month(sheet.pk, by=world.wanja, at=AT)
    assert [state for state, _ in warnings(sheet)] == ["open"]
    second = actions.note_day(
        plan, MONDAY, DayIn(0, AbsenceReason.ILL, ToldBy.PLACE), seen=first, by=world.wanja, at=AT
    )
    actions.assess_day(second, Judged.VALID, by=world.wanja, at=AT)
    assert [state for state, _ in warnings(sheet)] == ["solved"]


def test_what_a_person_closed_stays_closed_and_a_new_absence_asks_anew(world, month):
    """Red when: the days are not in the warning's key."""
    sheet, plan = month
    away(world, plan)
    row = SheetWarning.objects.get(sheet=sheet, kind="activity")
    actions.close_warning(row.pk, why="Vi har talats vid.", by=world.wanja, at=AT)
    actions.count_month(sheet.pk, by=world.wanja, at=AT)
    assert [state for state, _ in warnings(sheet)] == ["closed"]
    away(world, plan, TUESDAY)
    assert sorted(state for state, _ in warnings(sheet)) == ["closed", "open"]


def test_a_day_that_nobody_has_noted_is_no_absence(world, month):
    """Red when: a blank day warns. It is we who have not asked."""
    assert warnings(month[0]) == []


def test_an_open_question_stops_the_program_and_a_solved_one_does_not(world):
    """Also a day that has been and that nobody has noted, and also when a person has closed the
    warning. Red when: `facts_of` does not ask about activity."""
    later = Worksheet.objects.get(pk=clean(world))
    assert GateCode.ACTIVITY not in gate(later)
    plan = plan_of(world, later.case_id, world.sven, valid_from=MONDAY)
    assert GateCode.ACTIVITY in gate(later)  # not noted
    actions.note_week(later.case_id, world.sven, MONDAY, by=world.wanja, at=AT)
    assert GateCode.ACTIVITY not in gate(later)
    entry = ActivityDay.objects.get(plan=plan, on=MONDAY)
    made = away(world, plan, seen=entry.pk)
    row = SheetWarning.objects.get(sheet=later, kind="activity")
    actions.close_warning(row.pk, why="Sedd.", by=world.wanja, at=AT)
    assert GateCode.ACTIVITY in gate(later)
    actions.assess_day(made, Judged.VALID, why="Ringde samma dag.", by=world.wanja, at=AT)
    assert GateCode.ACTIVITY not in gate(later)


def gate(sheet):
    """The reasons that stop the program now."""
    facts = facts_of(
        PROGRAM, Worksheet.objects.get(pk=sheet.pk), outcome=Outcome.GRANTED, law="SOL-12-1",
        current=True, at=AT,
    )  # fmt: skip
    return blocked(facts)


def test_lowered_assistance_needs_a_person_a_weighing_and_the_children(world):
    """SoL 12:5. Red when: `check_weighed` is not called by `propose_month`, or one of its three
    lines is gone."""
    children = [{"person": str(world.cleo), "lunch_days": 0}]
    sheet = Worksheet.objects.get(pk=sent(world, world.asta, children=children))
    away(world, plan_of(world, sheet.case_id, world.asta))
    approve(world, sheet.pk)
    for row in SheetWarning.objects.filter(sheet=sheet, state=WarningState.OPEN):
        actions.acknowledge_warning(row.pk, by=world.wanja, at=AT)
    law = {"law": "SOL-12-5", "kronor": Decimal(5000)}
    with pytest.raises(Refusal, match="hur du har vägt"):
        propose(world, sheet.pk, **law)
    with pytest.raises(Refusal, match="barnens situation"):
        propose(world, sheet.pk, why="Hon uteblev.", **law)
    seen = {"best_interest": "Barnet har mat och hem.", "childs_view": "Hon är nio och hörd."}
    made = propose(world, sheet.pk, why="Hon uteblev utan skäl.", **law, **seen)
    text = Decision.objects.get(pk=made).circumstances
    assert "Vecka 47: 16 timmar bestämda" in str(getattr(text, "reveal", lambda: text)())


def test_the_program_never_proposes_it(world):
    """Red when: `check_weighed` lets the program by."""
    later = clean(world)
    actions.count_month(later, by=PROGRAM, at=AT)
    version = Worksheet.objects.get(pk=later).version
    said = actions.ProposedIn(law="SOL-12-5", why="Uteblev.")
    with pytest.raises(Refusal, match="alltid av en människa"):
        actions.propose_month(later, said, version=version, by=PROGRAM, at=AT)


def test_a_question_does_not_touch_a_decided_month(world):
    """Red when: `_refresh` opens a warning in a month that somebody has decided."""
    sheet = Worksheet.objects.get(pk=sent(world))
    plan = plan_of(world, sheet.case_id, world.sven)
    approve(world, sheet.pk)
    decide(world, propose(world, sheet.pk))
    away(world, plan)
    assert warnings(sheet) == []
    assert sheet.month == DECEMBER
