"""What cannot have happened yet, what happens once, and what is nobody else's to do."""

from datetime import datetime, time, timedelta

import pytest

from tests.support.town import BY, staff_of
from tillit.casework.cases import actions, policies, queries
from tillit.casework.cases.models import Case, Clock, DelayDemand, Disqualification, Notice
from tillit.casework.cases.types import (
    DelayAnswer,
    Direction,
    DisqualifiedGround,
    NoteKind,
    NoticeKind,
)
from tillit.kernel.actor import Role
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.calendar import add_months
from tillit.trust.access.actions import assign
from tillit.trust.access.policies import WHOLE_PAGE, Verdict
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import AssignedAs, GlassReason

from .conftest import AT, running

GROUND = {"ground": "OSL-26-9", "weighing": "Den andra kommunen behöver det för barnet."}

DAY = timedelta(days=1)


def bar(town, staff_id, **more):
    given = {"ground": DisqualifiedGround.DOUBT, "reason": "Hon är granne med familjen.",
             "by": town.katarina, "at": AT} | more  # fmt: skip
    actions.disqualify(town.case, staff_id, town.erik, **given)


def test_who_is_barred_does_not_take_over_and_a_reason_is_given(town):
    """Red when: a check of disqualify is taken away."""
    with pytest.raises(Refusal, match="Välj någon annan"):
        bar(town, town.maja.id, to=town.maja.id)
    with pytest.raises(Refusal, match="ska ha ärendet"):
        bar(town, town.maja.id, reason="jäv")
    with pytest.raises(NotThere):
        bar(town, new_id())
    assert not Disqualification.objects.exists()


def test_the_leaders_are_told_only_when_nobody_has_the_case(town):
    """Red when: they are told of a case that its worker still has, or who is barred keeps it."""
    lena = staff_of("Lena", town.unit, Role.LEADER, "Gruppledare", AT - DAY)
    bar(town, town.samira.id)
    assert queries.notices_for(lena, at=AT) == []
    assert [h.staff_id for h in holders_of(BY, town.case, at=AT)] == [town.maja.id]
    bar(town, town.maja.id, by=town.maja)
    assert len(queries.notices_for(lena, at=AT)) == 1
    assert holders_of(BY, town.case, at=AT) == []


def test_handing_over_leaves_a_co_worker_and_who_has_it_keeps_it(town):
    """Red when: every assignment ends, or that of the one who takes over."""
    given = {"ground": "help", "by": BY, "at": AT}
    assign(town.case, town.samira.id, assigned_as=AssignedAs.CO_WORKER, **given)
    both = {town.maja.id: AssignedAs.RESPONSIBLE, town.samira.id: AssignedAs.CO_WORKER}
    for to in (town.maja, town.katarina):
        actions.hand_over(town.case, to.id, by=town.katarina, at=AT + DAY)
        held = {h.staff_id: h.as_ for h in holders_of(BY, town.case, at=AT + 2 * DAY)}
        both.pop(town.maja.id, None)
        assert held == both | {to.id: AssignedAs.RESPONSIBLE}
    told = Notice.objects.filter(kind=NoticeKind.HANDED_OVER, object_id=town.case)
    assert town.maja.id in told.values_list("staff_id", flat=True)


def glass(town, staff, at=AT):
    number = Case.objects.get(pk=town.case).number
    actions.break_glass_by_number(
        number, reason=GlassReason.CALL, sentence="Pappa ringer nu.", by=staff, at=at
    )


def test_each_emergency_gives_its_own_note(town):
    """Red when: the note of one who came in is counted as the other's."""
    elsewhere = next(iter(town.samira.seats)).unit_id
    idris = staff_of("Idris", elsewhere, Role.SOCIAL_WORKER, "Socialsekreterare", AT - DAY)
    both = (town.samira, idris)
    for staff in both:
        glass(town, staff)
    for staff in both:
        actions.start_note(town.case, NoteKind.PHONE, text="Ja.", by=staff, at=AT)
        with pytest.raises(Refusal, match="redan skrivit"):
            actions.start_note(town.case, NoteKind.PHONE, text="Till.", by=staff, at=AT)


def test_a_new_emergency_gives_a_new_note(town):
    """Red when: case_to_note takes the first opening of all instead of the latest."""
    for at in (AT, AT + DAY):
        glass(town, town.samira, at)
        actions.start_note(town.case, NoteKind.PHONE, text="Ja.", by=town.samira, at=at)
    with pytest.raises(Refusal, match="redan skrivit"):
        actions.start_note(town.case, NoteKind.PHONE, text="Till.", by=town.samira, at=at)


def test_a_way_in_that_nobody_has_thought_of_gives_no_note(town, monkeypatch):
    """Red when: case_to_note or case_to_change asks only whether one may read."""
    new_way = Verdict(True, "a way that is made one day", classes=WHOLE_PAGE)
    monkeypatch.setattr(policies, "verdict_on", lambda *_, **__: new_way)
    for ask in (policies.case_to_note, policies.case_to_change):
        with pytest.raises(Refusal, match="inte skriva"):
            ask(town.samira, town.case, at=AT)


def test_what_is_not_there_is_not_there(town):
    """Red when: an action goes on without its row (a crash instead of the page that says so)."""
    a, gone, who = actions, new_id(), {"by": town.katarina, "at": AT}
    for act in (
        lambda: a.step_transfer(gone, "accept", text="", **who),
        lambda: a.answer_demand(gone, answer=DelayAnswer.DECIDED, reasons="", **who),
        lambda: a.lift_disqualification(gone, reason="Det var en annan.", **who),
        lambda: a.answer_question(gone, answer="Ja.", **who),
        lambda: a.sign_note(gone, version=1, **who),
    ):
        with pytest.raises(NotThere):
            act()


def demand(town, person, at, received_at=None):
    actions.receive_demand(town.case, person, received_at=received_at or at, by=town.maja, at=at)


def test_a_demand_comes_from_the_day_six_months_have_gone(town):
    """FL 12. Red when: the day itself is refused, the day before is taken, or a day to come."""
    opened = day_of(Case.objects.get(pk=town.case).opened_at)
    first = datetime.combine(add_months(opened, 6), time(9), STOCKHOLM)
    with pytest.raises(Refusal, match="FL 12"):
        demand(town, town.erik, first - DAY)
    with pytest.raises(Refusal, match="en tid som har varit"):
        demand(town, town.erik, first, first + DAY)
    demand(town, town.erik, first)
    assert running(town.case, "D36")


def test_the_four_weeks_run_until_every_party_has_an_answer(town):
    """Red when: the first answer stops the clock of the other, or an answer is given twice."""
    at = AT + 200 * DAY
    for person in (town.erik, town.petra):
        demand(town, person, at)
    first, second = DelayDemand.objects.values_list("pk", flat=True)
    given = {"answer": DelayAnswer.DECIDED, "reasons": "", "by": town.maja, "at": at}
    actions.answer_demand(first, **given)
    assert running(town.case, "D36")
    with pytest.raises(Moved):
        actions.answer_demand(first, **given)
    actions.answer_demand(second, **given)
    assert not running(town.case, "D36")


def test_a_record_has_come_and_a_secrecy_has_its_provision(town):
    """Red when: tomorrow is registered, or a note of secrecy says nothing."""
    by = {"by": town.maja, "at": AT}
    with pytest.raises(Refusal, match="en dag som har varit"):
        actions.register_record(
            town.case, direction=Direction.IN, on=day_of(AT + DAY), party="Skolan", about="Brev",
            **by,
        )  # fmt: skip
    for empty in ({"provision": " "}, {"authority": ""}):
        said = {"provision": "OSL 26:1", "authority": "Socialnämnden"} | empty
        with pytest.raises(Refusal, match="både bestämmelsen"):
            actions.note_secrecy(town.case, **said, **by)


def ask(town, direction):
    return actions.ask_transfer(
        town.case, direction=direction, municipality="Ekby", reasons="Noel bor i Ekby nu.",
        asked_at=AT, by=town.maja, at=AT,
    )  # fmt: skip


def step(town, transfer, *verbs):
    for verb in verbs:
        actions.step_transfer(transfer, verb, text="Brev i akten.", **GROUND, by=town.maja, at=AT)


def test_one_request_to_move_at_a_time(town):
    """Red when: a second is taken beside the first, or one that is done stands in the way."""
    transfer = ask(town, Direction.OUT)
    with pytest.raises(Refusal, match="redan en begäran"):
        ask(town, Direction.IN)
    step(town, transfer, "withdraw")
    ask(town, Direction.OUT)


@pytest.mark.parametrize(
    ("direction", "stage"), [(Direction.OUT, "closed"), (Direction.IN, "with_parties")]
)
def test_only_a_case_that_leaves_us_is_closed(town, direction, stage):
    """Also while it is with the parties. Red when: what comes to us is closed too, or a case with
    the parties cannot be."""
    actions.move_case(town.case, "send_to_parties", by=town.maja, at=AT)
    step(town, ask(town, direction), "accept", "hand_over")
    assert Case.objects.get(pk=town.case).stage == stage


def test_a_draft_is_its_authors_and_what_is_signed_is_not_thrown_away(town):
    """Red when: discard, sign or amend asks less: the author, the stage, the version."""
    draft = actions.start_note(
        town.case, NoteKind.PHONE, text="Hej", childs_words="Jag vill.", by=town.maja, at=AT
    )
    leader, mine = {"by": town.katarina, "at": AT}, {"by": town.maja, "at": AT}
    for act in (
        lambda: actions.discard_note(draft, **leader),
        lambda: actions.sign_note(draft, version=1, **leader),
        lambda: actions.amend_note(draft, text="Rätt.", **mine),
        lambda: actions.write_note(
            town.case, draft, version=0, kind=NoteKind.PHONE, text="Hej", **leader
        ),
    ):
        with pytest.raises(NotThere):
            act()
    actions.save_note(draft, version=1, text="Hej igen", **mine)
    with pytest.raises(Moved):
        actions.sign_note(draft, version=1, **mine)
    actions.sign_note(draft, version=2, **mine)
    with pytest.raises(NotThere):
        actions.discard_note(draft, **mine)
    with pytest.raises(NotThere):
        actions.write_note(
            town.case, draft, version=0, kind=NoteKind.PHONE, text="Hej igen", **mine
        )
    _, view = actions.open_note(town.case, draft, **mine)
    assert (view.item.childs_words, view.item.text) == ("Jag vill.", "Hej igen")


def test_a_draft_is_saved_and_thrown_away_where_it_is(town):
    """Red when: write_note or discard_note trusts the page for which case a draft is in."""
    other = new_id()
    draft = actions.start_note(town.case, NoteKind.PHONE, text="Hej", by=town.maja, at=AT)
    with pytest.raises(NotThere):
        actions.write_note(
            other, draft, version=1, kind=NoteKind.PHONE, text="Nej", by=town.maja, at=AT
        )
    with pytest.raises(NotThere):
        actions.discard_note(draft, case_id=other, by=town.maja, at=AT)
    actions.discard_note(draft, case_id=town.case, by=town.maja, at=AT)


def test_a_text_is_not_without_end(town):
    """Red when: the length is not asked."""
    with pytest.raises(Refusal, match="för lång"):
        actions.start_note(town.case, NoteKind.PHONE, text="x" * 20_001, by=town.maja, at=AT)


def test_nobody_signs_in_a_case_that_was_taken_from_them(town):
    """Red when: sign_note asks only whose the draft is."""
    draft = actions.start_note(town.case, NoteKind.PHONE, text="Hej", by=town.maja, at=AT)
    bar(town, town.maja.id, to=town.katarina.id)
    with pytest.raises(NotThere):
        actions.sign_note(draft, version=1, by=town.maja, at=AT)


def test_once_is_enough_for_a_clock(town):
    """Red when: the second start makes another clock, or one that starts anew."""
    given = {"unit_id": town.unit, "by": BY}
    first = actions.start_clock("D34", town.case, **given, at=AT)
    assert actions.start_clock("D34", town.case, **given, at=AT + 5 * DAY) == first
    assert actions.stop_clock("D34", town.case, why="met", by=BY, at=AT)
    assert not actions.stop_clock("D34", town.case, why="met", by=BY, at=AT + DAY)
    assert Clock.objects.get(pk=first).stopped_at == AT
    with pytest.raises(Refusal, match="redan stannat"):
        actions.extend_clock(
            "D34", town.case, until=day_of(AT + 90 * DAY), reason="Mer.", by=BY, at=AT
        )
