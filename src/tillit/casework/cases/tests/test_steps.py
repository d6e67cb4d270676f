"""The steps of an investigation: telling, plan, jäv, transfer, delay, emergency.

Red when: inform stops D05 too early, the barrier is not raised, a demand
is taken before six months or twice, D37b does not hold IVO back, or glass gives a second note.
"""

from datetime import timedelta
from functools import partial

import pytest

from tests.support.town import BY
from tillit.casework.cases import actions, queries
from tillit.casework.cases.models import Case, CaseStep, Clock
from tillit.casework.cases.transfer_flow import STEPS, after_step
from tillit.casework.cases.types import (
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    InformedHow,
    NoteKind,
    NoticeKind,
    ShownTo,
    TransferStage,
)
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.access.actions import raise_barrier
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import BarrierReason, GlassReason
from tillit.trust.audit.models import Payload

from .conftest import AT, running

GROUND = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}

HOUR = timedelta(hours=1)


def inform(town, person, how=InformedHow.PHONE, because="", by=None):
    actions.inform(town.case, person, how=how, because=because, by=by or town.maja, at=AT)


def test_telling_stops_when_all_guardians_know(town):
    inform(town, town.petra)
    assert running(town.case, "D05")
    inform(town, town.erik)
    assert not running(town.case, "D05")


def test_a_reason_to_wait_also_stops_it_and_says_so(town):
    inform(town, town.petra)
    with pytest.raises(Refusal, match="särskilda skälen"):
        inform(town, town.erik, InformedHow.NOT_YET, "nej")
    inform(town, town.erik, InformedHow.NOT_YET, "Polisen har bett oss vänta.")
    assert Clock.objects.get(object_id=town.case, code="D05").stop_code == "informed_or_reason"


def test_a_fifteen_year_old_is_told_too(town):
    case = actions.start_case(town.ines, town.unit, responsible=town.maja.id, by=BY, at=AT)
    _, people = actions.open_informing(case, by=town.maja, at=AT)
    assert [(row.person.id, row.why) for row in people] == [(town.ines, "barnet är 15 år")]


def test_a_stranger_is_not_told(town):
    with pytest.raises(Refusal, match="hör inte till"):
        inform(town, town.ines)


def test_the_plan_is_asked_ordered_answered_and_shortened(town):
    first, second = (
        actions.add_question(town.case, question=text, by=town.maja, at=AT)
        for text in ("Hur sover Noel?", "Vem hämtar?")
    )
    actions.raise_question(second, by=town.maja, at=AT)
    _, lines = actions.open_plan(town.case, by=town.maja, at=AT)
    assert [line.id for line in lines] == [second, first]
    actions.answer_question(second, answer="Petra.", by=town.maja, at=AT)
    actions.remove_question(first, by=town.maja, at=AT)
    page = actions.open_case_page(town.case, by=town.maja, at=AT)
    assert (page.questions, page.unanswered) == (1, 0)
    with pytest.raises(Moved):
        actions.remove_question(first, by=town.maja, at=AT)


def test_the_same_question_form_twice_is_one_question(town):
    given = actions.add_question(town.case, question="Hur?", by=town.maja, at=AT)
    actions.add_question(town.case, question="Hur?", question_id=given, by=town.maja, at=AT)
    _, lines = actions.open_plan(town.case, by=town.maja, at=AT)
    assert len(lines) == 1


def test_jav_closes_the_door_and_hands_over(town):
    page = actions.open_case_page(town.case, by=town.katarina, at=AT)
    assert page.holders[0].id == town.maja.id
    actions.disqualify(
        town.case, town.maja.id, town.erik, ground=DisqualifiedGround.DOUBT,
        reason="Maja är granne med Erik.", to=town.katarina.id, by=town.katarina, at=AT,
    )  # fmt: skip
    with pytest.raises(NotThere):
        actions.open_case_page(town.case, by=town.maja, at=AT)
    with pytest.raises(NotThere):
        _glass(town, town.maja)
    assert [h.staff_id for h in holders_of(BY, town.case, at=AT)] == [town.katarina.id]


def test_the_leader_opens_the_door_again_with_a_reason(town):
    """Red when: anybody lifts it, without a reason or twice, or the wall of kin falls with it."""
    jav = {"ground": DisqualifiedGround.DOUBT, "reason": "Maja är granne med Erik."}
    actions.disqualify(
        town.case, town.maja.id, town.erik, **jav, to=town.katarina.id, by=town.katarina, at=AT
    )
    _, (line,) = actions.open_disqualifications(town.case, by=town.katarina, at=AT)
    lift = partial(actions.lift_disqualification, line.id, at=AT + HOUR)
    with pytest.raises(NotThere):
        lift(reason="Det var fel person.", by=town.maja)
    with pytest.raises(Refusal, match="Skriv varför"):
        lift(reason="Fel", by=town.katarina)
    lift(reason="Det var en annan Maja.", by=town.katarina)
    with pytest.raises(Moved):
        lift(reason="Det var en annan Maja.", by=town.katarina)
    actions.hand_over(town.case, town.maja.id, by=town.katarina, at=AT + HOUR)
    assert (
        actions.open_case_page(town.case, by=town.maja, at=AT + HOUR).holders[0].id == town.maja.id
    )
    raise_barrier(town.maja.id, town.erik, BarrierReason.KIN, by=BY, at=AT + HOUR)
    with pytest.raises(NotThere):
        actions.open_case_page(town.case, by=town.maja, at=AT + HOUR)
    _, (line,) = actions.open_disqualifications(town.case, by=town.katarina, at=AT + HOUR)
    assert line.lifted_because == "Det var en annan Maja."
    assert CaseStep.objects.filter(case=town.case, verb="disqualification_lifted").count() == 1


def _glass(town, by, at=AT):
    number = Case.objects.get(pk=town.case).number
    found = actions.break_glass_by_number(
        number, reason=GlassReason.CALL, sentence="Pappa ringer nu.", by=by, at=at
    )
    if found is None:
        raise NotThere
    return found


def test_who_knows_of_their_own_says_so_and_the_leader_is_told(town):
    actions.disqualify(
        town.case, town.maja.id, town.petra, ground=DisqualifiedGround.PARTY,
        reason="Petra är min kusin.", by=town.maja, at=AT,
    )  # fmt: skip
    with pytest.raises(NotThere):
        actions.open_case_page(town.case, by=town.maja, at=AT)
    assert [n.kind for n in queries.notices_for(town.katarina, at=AT)] == [NoticeKind.NO_HOLDER]


def test_nobody_bars_a_colleague_but_the_leader(town):
    with pytest.raises(Refusal, match="Gruppledaren"):
        actions.disqualify(
            town.case, town.katarina.id, town.petra, ground=DisqualifiedGround.DOUBT,
            reason="Hon är granne.", by=town.maja, at=AT,
        )  # fmt: skip


def test_glass_gives_eight_hours_one_note_and_tells_the_owner(town):
    assert _glass(town, town.samira) == town.case
    page = actions.open_case_page(town.case, by=town.samira, at=AT)
    assert (page.ground, page.may_write) == ("glass", True)
    note = actions.start_note(town.case, NoteKind.PHONE, text="Ja.", by=town.samira, at=AT)
    actions.sign_note(note, version=1, by=town.samira, at=AT)
    with pytest.raises(Refusal, match="redan skrivit"):
        actions.start_note(town.case, NoteKind.PHONE, text="Till.", by=town.samira, at=AT)
    with pytest.raises(Refusal, match="inte skriva"):
        actions.add_question(town.case, question="Hur?", by=town.samira, at=AT)
    for owner in (town.maja, town.katarina):
        [notice] = queries.notices_for(owner, at=AT)
        assert (notice.kind, notice.about) == (NoticeKind.GLASS, "Samira Haddad")
    assert queries.notices_for(town.samira, at=AT) == []
    with pytest.raises(NotThere):
        actions.open_case_page(town.case, by=town.samira, at=AT + timedelta(hours=8))


def test_a_number_that_does_not_exist_gives_nothing_and_leaves_a_leaf(town):
    given = {"reason": GlassReason.CALL, "sentence": "Pappa ringer nu.", "at": AT}
    assert actions.break_glass_by_number("B-1999-9999", by=town.samira, **given) is None
    assert Payload.objects.filter(verb="break_glass").count() == 1


def demand(town, days):
    at = AT + timedelta(days=days)
    actions.receive_demand(town.case, town.erik, received_at=at, by=town.maja, at=at)
    return at


def test_a_demand_after_six_months_starts_four_weeks(town):
    with pytest.raises(Refusal, match="FL 12"):
        demand(town, 100)
    at = demand(town, 150)
    clock = Clock.objects.get(object_id=town.case, code="D36")
    assert clock.due_on == day_of(at) + timedelta(days=28)
    with pytest.raises(Refusal, match="redan begärt"):
        demand(town, 151)
    _, [line] = actions.open_demands(town.case, by=town.maja, at=at)
    with pytest.raises(Refusal, match="överklaga"):
        actions.answer_demand(line.id, answer=DelayAnswer.REFUSED, reasons="", by=town.maja, at=at)
    actions.answer_demand(
        line.id, answer=DelayAnswer.REFUSED, reasons="Läkarens utlåtande kommer först i juni.",
        by=town.maja, at=at,
    )  # fmt: skip
    assert not running(town.case, "D36")


def ask(town, direction=Direction.OUT):
    return actions.ask_transfer(
        town.case, direction=direction, municipality="Ekby", reasons="Noel bor i Ekby nu.",
        asked_at=AT, by=town.maja, at=AT,
    )  # fmt: skip


def step(town, transfer, verb, days=0):
    at = AT + timedelta(days=days)
    actions.step_transfer(transfer, verb, text="Brev i akten.", **GROUND, by=town.maja, at=at)


def test_ivo_waits_for_a_no_or_a_month(town):
    transfer = ask(town)
    assert running(town.case, "D37b")
    with pytest.raises(Refusal, match="IVO"):
        step(town, transfer, "to_ivo", days=20)
    step(town, transfer, "to_ivo", days=32)
    assert (running(town.case, "D37b"), running(town.case, "D37c")) == (False, True)
    step(town, transfer, "ivo_moves", days=40)
    assert not running(town.case, "D37c")


def test_handing_over_closes_the_case(town):
    transfer = ask(town)
    step(town, transfer, "accept")
    step(town, transfer, "hand_over")
    case = Case.objects.get(pk=town.case)
    assert (case.stage, case.closed_reason) == ("closed", "moved")


def test_a_request_to_us_is_answered_at_once(town):
    transfer = ask(town, Direction.IN)
    assert running(town.case, "D37")
    step(town, transfer, "refuse")
    assert not running(town.case, "D37")


@pytest.mark.parametrize("stage", list(TransferStage))
def test_every_transfer_step_at_every_stage(stage):
    for verb in {verb for verb, _ in STEPS}:
        if (verb, stage) in STEPS:
            assert after_step(verb, stage) == STEPS[verb, stage]
        else:
            with pytest.raises(Refusal):
                after_step(verb, stage)


def test_registered_records_are_numbered_and_secrecy_noted(town):
    for number in (1, 2):
        given = actions.register_record(
            town.case, direction=Direction.IN, on=day_of(AT), party="Skolan", about="Yttrande",
            by=town.maja, at=AT,
        )  # fmt: skip
        assert given == number
    actions.note_secrecy(
        town.case, provision="OSL 26:1", authority="Socialnämnden", by=town.maja, at=AT
    )
    _, lines, notes = actions.open_register(town.case, by=town.maja, at=AT)
    assert [line.number for line in lines] == [2, 1]
    assert [note.provision for note in notes] == ["OSL 26:1"]


def test_who_may_see_the_words_is_decided_anew_and_remembered(town):
    note = actions.start_note(town.case, NoteKind.CHILD_TALK, text="x", by=town.maja, at=AT)
    actions.sign_note(note, version=1, childs_words="Jag vill skruva.", by=town.maja, at=AT)
    with pytest.raises(Refusal, match="vad barnet vill"):
        actions.decide_childs_words(note, shown_to=ShownTo.PARTIES, reason="", by=town.maja, at=AT)
    actions.decide_childs_words(
        note, shown_to=ShownTo.ASSIGNED, reason="Noel bad om det.", by=town.maja, at=AT
    )
    _, view = actions.open_note(town.case, note, by=town.maja, at=AT)
    assert [shown for _, shown, _, _ in view.decisions] == [ShownTo.ASSIGNED, ShownTo.STAFF]
    _, hidden = actions.open_note(town.case, note, by=town.katarina, at=AT)
    assert (hidden.item.childs_words, hidden.decisions) == ("", ())
    with pytest.raises(NotThere):
        actions.decide_childs_words(
            note, shown_to=ShownTo.STAFF, reason="", by=town.katarina, at=AT
        )
