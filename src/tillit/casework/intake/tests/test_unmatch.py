"""The wrong person, found out late: undone at every stage, with a trace and nothing else left."""

import pytest

from tillit.casework.cases.actions import hand_over
from tillit.casework.cases.models import Case, CaseStep, Notice
from tillit.casework.cases.queries import clocks_on, notices_for, running_investigation
from tillit.casework.cases.types import NoticeKind
from tillit.casework.intake.actions import (
    assess_protection,
    do_not_open,
    join_running,
    match_child,
    open_investigation,
    open_report,
    put_away_decided,
    raise_alarms,
    send_feedback,
    unmatch_child,
)
from tillit.casework.intake.models import Feedback, ProtectionAssessment, ReportedChild, ReportStep
from tillit.casework.intake.queries import earlier_reports, lines_of_case
from tillit.casework.intake.types import ContactHow, Need
from tillit.kernel.refusal import NotThere, Refusal
from tillit.registers.people.actions import merge_persons, undo_merge
from tillit.trust.access.actions import change_guard, raise_barrier
from tillit.trust.access.types import BarrierReason

from .conftest import AT, HOUR, TOWN

LATER = AT + 3 * HOUR
WHY = "Två flickor heter Alva Ekman."


def running(line):
    return {c.code: c.started_at for c in clocks_on(TOWN, [line], at=AT)[line] if not c.stopped_at}


@pytest.fixture
def opened(assessed, town):
    """A report that led to an investigation of the child, which Maja has."""
    line, child = assessed("Alva")
    case = open_investigation(
        line, reasons="Stor oro.", unit_id=town.investigation, responsible=town.maja.id,
        by=town.idris, at=AT + 2 * HOUR,
    )  # fmt: skip
    return line, child, case


def test_a_decision_not_to_open_falls_with_the_wrong_person(assessed, person, town) -> None:
    """Red when: a decided line cannot be taken back, a clock does not run again from when the
    report came, the reporter who got the wrong answer gets no new one, or a new alarm is not
    raised."""
    line, wrong = assessed("Alva")
    do_not_open(line, reasons="Allt är bra.", by=town.idris, at=AT + 2 * HOUR)
    send_feedback(line, how=ContactHow.PHONE, by=town.idris, at=AT + 2 * HOUR)
    open_report(line, by=town.lena, at=AT + 2 * HOUR)
    unmatch_child(line, reason=WHY, by=town.idris, at=LATER)
    row = ReportedChild.objects.get(pk=line)
    assert (row.stage, row.person_id, row.decided_at, row.feedback) == (
        "received", None, None, "asked",
    )  # fmt: skip
    assert running(line) == {"D01": AT, "D02": AT}
    assert row.next_due_at == row.protection_due_at
    assert Feedback.objects.filter(line=line).count() == 1  # what was said stays written
    assert ProtectionAssessment.objects.get(line=line).withdrawn_at == LATER
    trace = ReportStep.objects.get(line=line, verb="unmatch")
    assert trace.person_id == wrong
    assert trace.text == f"{WHY}\n\nHar läst anmälan fram till dess: Lena Lind."
    newer, right = person("Alva"), AT + 24 * HOUR
    match_child(line, newer, by=town.idris, at=LATER)
    assess_protection(line, need=Need.NONE, text="Trygg.", by=town.idris, at=right)
    do_not_open(line, reasons="Rätt barn nu.", by=town.idris, at=right)
    assert running(line)["D03"] == right


def test_the_wrong_persons_file_no_longer_shows_the_report(assessed, matched, town) -> None:
    """Red when: `person` stays on the line after the decision."""
    line, wrong = assessed("Alva")
    do_not_open(line, reasons="Allt är bra.", by=town.idris, at=AT + 2 * HOUR)
    newer, _ = matched("Alva", who=wrong, at=LATER)
    assert [e.id for e in earlier_reports(town.idris, newer, at=LATER)] == [line]
    unmatch_child(line, reason=WHY, by=town.idris, at=LATER)
    assert earlier_reports(town.idris, newer, at=LATER) == ()


def test_an_investigation_of_the_wrong_child_is_closed_by_who_has_it(opened, town) -> None:
    """Red when: the case stays open, or intake can end a case that is not theirs."""
    line, wrong, case = opened
    with pytest.raises(Refusal, match="Be den som har ärendet"):
        unmatch_child(line, reason=WHY, by=town.idris, at=LATER)
    assert ReportedChild.objects.get(pk=line).case_id == case
    unmatch_child(line, reason=WHY, by=town.maja, at=LATER)
    row = Case.objects.get(pk=case)
    assert (row.stage, row.closed_reason, row.closing_text) == ("closed", "wrong_person", WHY)
    assert running_investigation(TOWN, wrong) is None
    assert lines_of_case(TOWN, case, at=LATER) == []
    assert running(line) == {"D01": AT, "D02": AT}
    with pytest.raises(NotThere):
        open_report(line, by=town.maja, at=LATER)
    assert open_report(line, by=town.idris, at=LATER).case is None


def test_a_running_investigation_loses_what_joined_it_and_is_told(opened, assessed, town) -> None:
    """Red when: the case's holder still reads the report, or hears nothing."""
    _, wrong, case = opened
    joined, _ = assessed("Alva", who=wrong, at=AT + 2 * HOUR)
    join_running(joined, by=town.unqualified, at=LATER)
    assert open_report(joined, by=town.maja, at=LATER)
    Notice.objects.all().delete()
    unmatch_child(joined, reason=WHY, by=town.unqualified, at=LATER)
    assert Case.objects.get(pk=case).stage == "investigating"
    assert [n.kind for n in notices_for(town.maja, at=LATER)] == [NoticeKind.REPORT_LEFT]
    trace = CaseStep.objects.get(case_id=case, verb="report_left")
    assert (trace.by_name, trace.text) == ("Una Ek", "")
    with pytest.raises(NotThere):
        open_report(joined, by=town.maja, at=LATER)


def test_to_take_back_a_decision_asks_for_the_same_degree(assessed, town) -> None:
    """Red when: `may_do` is not asked for a decided line."""
    line, _ = assessed("Alva")
    do_not_open(line, reasons="Allt är bra.", by=town.idris, at=AT + 2 * HOUR)
    with pytest.raises(Refusal, match="socionomexamen"):
        unmatch_child(line, reason=WHY, by=town.unqualified, at=LATER)


def test_a_sealed_report_is_not_let_out(opened, town) -> None:
    """Red when: what was sealed with its case comes back to the inbox."""
    line, _, case = opened
    change_guard(case, sealed=True, by=TOWN, at=AT)
    with pytest.raises(Refusal, match="sluten"):
        unmatch_child(line, reason=WHY, by=town.maja, at=LATER)


def test_a_case_that_has_gone_on_is_not_undone_from_here(opened, town) -> None:
    """Red when: the stage of the case is not asked."""
    line, _, case = opened
    Case.objects.filter(pk=case).update(stage="decided")
    with pytest.raises(Refusal, match="gått vidare"):
        unmatch_child(line, reason=WHY, by=town.maja, at=LATER)


def test_what_was_put_away_comes_back_and_alarms_anew(assessed, town) -> None:
    """Red when: the guard stays closed, or `alarmed_at` keeps the new alarm from being raised."""
    line, _ = assessed("Alva")
    ReportedChild.objects.filter(pk=line).update(alarmed_at=AT)
    do_not_open(line, reasons="Allt är bra.", by=town.idris, at=AT + 2 * HOUR)
    send_feedback(line, how=ContactHow.PHONE, by=town.idris, at=AT + 2 * HOUR)
    long_after = AT + 24 * 400 * HOUR
    assert put_away_decided(by=TOWN, at=long_after) == 1
    with pytest.raises(NotThere):
        open_report(line, by=town.idris, at=long_after)
    unmatch_child(line, reason=WHY, by=town.lena, at=long_after)
    assert open_report(line, by=town.idris, at=long_after)
    assert ReportedChild.objects.get(pk=line).put_away_at is None
    assert raise_alarms(by=TOWN, at=long_after) == 1


def test_walls_follow_two_entries_that_are_one_person(opened, person, town) -> None:
    """A barrier hangs on the other entry. Red when: the reactions to the merge are taken away, or
    undoing it leaves the wall."""
    line, alva, case = opened
    other = person("Alva")
    raise_barrier(town.lena.id, other, BarrierReason.KIN, by=TOWN, at=AT)
    assert open_report(line, by=town.lena, at=LATER)
    merge = merge_persons(other, alva, reason="Samma flicka.", by=TOWN, at=LATER)
    with pytest.raises(NotThere):
        open_report(line, by=town.lena, at=LATER)
    with pytest.raises(Refusal, match="Välj någon annan"):
        hand_over(case, town.lena.id, by=TOWN, at=LATER)
    assert running_investigation(TOWN, other) == case
    undo_merge(merge, reason="Två flickor ändå.", by=TOWN, at=LATER)
    assert open_report(line, by=town.lena, at=LATER)
    hand_over(case, town.lena.id, by=TOWN, at=LATER)
