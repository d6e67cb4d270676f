"""From a counted month to a decision: by a person, or by the program where nothing stops it."""

import json
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import ProposedIn, RowIn
from tillit.areas.assistance.models import (
    Application,
    MonthDecision,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.types import Agency, MonthStage, Section
from tillit.areas.assistance.types.applied import checksum
from tillit.casework.cases.actions import close_case
from tillit.casework.cases.queries import clocks_on
from tillit.casework.cases.types import CloseReason
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.assistance.stored import as_json, recomputed

from .conftest import AT, DAY, my_month, sent
from .deciding import approve, decide, granted, propose
from .telling_now import of


def test_a_grant_goes_the_same_way_as_every_decision(world):
    """Number, delegation, reasons from the lines, D31. Red when: the month has a decision of its
    own kind, or a part of it is not told of."""
    sheet, decision = granted(world)
    row = Decision.objects.get(pk=decision)
    assert (row.outcome, row.favourable, row.delegation_number) == ("granted", True, "7.1")
    assert row.decided_by_name == "Wanja"
    assert "11 380" in row.what
    assert "Summa norm och skäliga kostnader: 11 380 kr" in row.circumstances
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.DECIDED
    assert MonthDecision.objects.get(decision=row).kronor == 11_380
    clocks = clocks_on(world.wanja, [decision], at=AT)[decision]
    assert [clock.code for clock in clocks] == ["D31"]


def test_the_calculation_is_kept_whole_and_counted_anew_is_the_same(world):
    """Red when: what is stored is not what was counted, or is changed afterwards."""
    sheet, _ = granted(world)
    row = StoredCalculation.objects.get(sheet=sheet)
    assert row.sha256 == checksum(row.text)
    assert as_json(recomputed(row.text)) == row.text
    assert "Lod" not in row.text  # nobody's name


def test_counted_twice_it_is_one_calculation(world):
    """Red when: `_stored` makes a new row for the same month."""
    sheet = sent(world)
    assert actions.count_month(sheet, by=world.wanja, at=AT) == actions.count_month(
        sheet, by=world.wanja, at=AT + DAY
    )


def test_a_month_with_open_questions_is_not_proposed_as_whole(world):
    """Red when: an unknown sum is proposed, or a person may go on without saying why."""
    sheet = sent(world)
    silent = of(world.sven, failed=[Agency.FK])
    actions.keep_answers(sheet, silent, by=world.wanja, at=AT)
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="inte hel"):
        propose(world, sheet)
    with pytest.raises(Refusal, match="inte hel"):
        propose(world, sheet, despite="Sven har ingen mat.")
    decision = propose(world, sheet, despite="Sven har ingen mat.", kronor=Decimal(900))
    row = Decision.objects.get(pk=decision)
    assert row.outcome == Outcome.PARTLY
    assert "inte utrett" in row.circumstances
    assert "Sven har ingen mat." in row.circumstances


@pytest.mark.parametrize("left", ["approval", "warning", "count"])
def test_what_must_be_looked_at_before_a_proposal(world, left):
    """Red when: any of the three is not asked for."""
    sheet = sent(world, urgent=["eviction"])
    if left != "count":
        approve(world, sheet)
    if left == "approval":
        actions.add_row(
            sheet, RowIn(Section.COST, "electricity", kronor=Decimal(400)), by=world.wanja, at=AT
        )
        actions.count_month(sheet, by=world.wanja, at=AT)
    words = {"approval": "Godkänn först: kostnader", "warning": "vräkning", "count": "Räkna"}
    with pytest.raises(Refusal, match=words[left]):
        propose(world, sheet)


def test_nobody_decides_on_a_month_that_has_changed(world):
    """A new application takes the proposal back by itself. Red when: `check_current` is not asked
    by the decision."""
    sheet = sent(world)
    approve(world, sheet)
    decision = propose(world, sheet)
    Worksheet.objects.filter(pk=sheet).update(version=99)
    with pytest.raises(Refusal, match="har ändrats"):
        decide(world, decision)


def test_a_proposal_is_made_once_and_taken_back_with_a_reason(world):
    """Red when: two proposals stand for one month, or the taken back one can be decided."""
    sheet = sent(world)
    approve(world, sheet)
    decision = propose(world, sheet)
    with pytest.raises(Refusal):
        propose(world, sheet)
    actions.take_back_proposal(sheet, reason="Fel hyra.", by=world.wanja, at=AT)
    with pytest.raises(Refusal):
        decide(world, decision)
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.WORKED


def test_before_a_no_the_need_is_tested_and_the_children_are_weighed(world):
    """Red when: a refusal is proposed without the emergency test, or decided without the
    children."""
    sheet = sent(world, world.asta, children=[{"person": str(world.cleo), "lunch_days": 0}],
                 incomes=[{"who": "sökande", "kind": "pay", "kronor": "30000"}])  # fmt: skip
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="akuta nöden"):
        propose(world, sheet)
    tested = RowIn(Section.SPECIAL, "emergency", why="Familjen har mat och hyran är betald.")
    actions.add_row(sheet, tested, by=world.wanja, at=AT)
    approve(world, sheet)
    decision = propose(world, sheet)
    assert Decision.objects.get(pk=decision).outcome == Outcome.REFUSED
    with pytest.raises(Refusal, match="bäst för barnen"):
        decide(world, decision)
    actions.take_back_proposal(sheet, reason="Barnen.", by=world.wanja, at=AT)
    again = propose(
        world, sheet, best_interest="Cleo har det hon behöver.", childs_view="Hon är för liten."
    )
    decide(world, again)
    assert Decision.objects.get(pk=again).stage == "decided"


def test_who_does_not_have_the_case_proposes_nothing(world):
    """Red when: `propose_month` does not ask the case."""
    sheet = sent(world)
    approve(world, sheet)
    with pytest.raises(NotThere):
        actions.propose_month(sheet, ProposedIn(), version=1, by=world.olle, at=AT)


def test_a_withdrawn_application_takes_the_proposal_with_it(world):
    """Red when: a decision can be made on what nobody applies for any more."""
    sheet = sent(world)
    approve(world, sheet)
    decision = propose(world, sheet)
    row = Application.objects.get(applicant=world.sven)
    actions.withdraw_application(row.pk, by=world.me(world.sven), at=AT)
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.WITHDRAWN
    assert Decision.objects.get(pk=decision).stage == "withdrawn"


def test_a_new_application_in_the_month_takes_the_proposal_back(world):
    """Red when: `_sheet` leaves the proposal for the delegate to decide."""
    sheet = sent(world)
    approve(world, sheet)
    decision = propose(world, sheet)
    sent(world, costs=[{"who": "", "kind": "rent", "kronor": "6400"}])
    assert Decision.objects.get(pk=decision).stage == "withdrawn"
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.WORKED
    assert MonthDecision.objects.get(sheet=sheet).dropped_at == AT


def test_the_worker_sees_why_and_the_household_the_same_lines(world):
    """Red when: a household reads other lines than the worker, or before they are proposed."""
    sheet = sent(world)
    me = world.me(world.sven)
    assert my_month(me, AT).calculation == ""
    approve(world, sheet)
    propose(world, sheet)
    view = actions.open_month(sheet, by=world.wanja, at=AT)
    mine = my_month(me, AT)
    assert view.calculation is not None
    assert mine.calculation == view.calculation.text
    assert json.loads(mine.calculation)["result"]["to_pay"] == "11380"
    assert actions.open_my_months(by=world.me(world.asta), at=AT) == ()


def test_what_is_granted_already_is_never_granted_once_more(world):
    """A supplementary application gives what is more, and no more. Red when: `granted_before` is
    not taken off."""
    sheet, first = granted(world)
    again = sent(world, costs=[{"who": "", "kind": "medicine", "kronor": "400"}])
    assert again == sheet
    row = Worksheet.objects.get(pk=sheet)
    assert (row.kind, row.stage) == ("supplementary", MonthStage.WORKED)
    approve(world, sheet)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    second = propose(world, sheet)
    decide(world, second)
    made = MonthDecision.objects.filter(sheet=sheet).order_by("proposed_at", "pk")
    assert sorted(each.kronor for each in made) == [400, 11_380]
    assert "11 380 kronor redan beviljade" in Decision.objects.get(pk=second).circumstances
    assert first != second


def test_a_case_is_not_closed_over_a_month_that_waits(world):
    """Red when: the reaction to CaseClosed does not refuse."""
    sheet = Worksheet.objects.get(pk=sent(world))
    closing = {"reason": CloseReason.OTHER, "text": "Flyttar.", "by": world.wanja, "at": AT}
    with pytest.raises(Refusal, match="inte beslutad"):
        close_case(sheet.case_id, **closing)
    sheet.case.refresh_from_db()
    assert sheet.case.stage == "running"
    row = Application.objects.get(applicant=world.sven)
    actions.withdraw_application(row.pk, by=world.me(world.sven), at=AT)
    close_case(sheet.case_id, **closing)
    sheet.case.refresh_from_db()
    assert sheet.case.stage == "closed"


def test_an_addition_that_is_taken_back_leaves_the_decision_as_it_was(world):
    """Red when: the month waits for a decision that nobody asks for, or the first application may
    be taken back after it was decided."""
    sheet, _ = granted(world)
    me = world.me(world.sven)
    sent(world, at=AT + DAY, costs=[{"who": "", "kind": "medicine", "kronor": "400"}])
    first, more = Application.objects.order_by("started_at", "pk")
    with pytest.raises(Refusal, match="redan beslutad"):
        actions.withdraw_application(first.pk, by=me, at=AT + DAY)
    actions.withdraw_application(more.pk, by=me, at=AT + DAY)
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.DECIDED
