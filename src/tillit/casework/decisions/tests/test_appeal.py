"""The day the letter came, the time to appeal, and what happens to an appeal."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tillit.casework.cases.events import PaperOpened
from tillit.casework.cases.models import Case, Clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Appeal, BoardListRow, Decision, PartyLetter
from tillit.casework.decisions.published import mark_opened
from tillit.casework.decisions.queries import granted
from tillit.casework.decisions.types import Outcome, Reconsidered
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import STOCKHOLM
from tillit.law.appeal import timeliness
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, GRANT, TOWN

REFUSED = replace(GRANT, outcome=Outcome.REFUSED, period_from=None)
GOT = date(2026, 11, 24)


def at(day: date) -> datetime:
    """Noon in Sweden."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=STOCKHOLM)


@pytest.fixture
def letters(notified):
    return notified(REFUSED)


def appeal(world, letters, on: date = GOT, *, got: date | None = GOT) -> tuple:
    """The mother appeals; the day she got the letter is written in when it is known."""
    letter = PartyLetter.objects.get(pk=letters[world.mother])
    if got:
        actions.record_received(letter.pk, on=got, by=world.alice, at=at(max(got, on)))
    made = actions.receive_appeal(
        letter.decision_id, world.mother, received_on=on, text="Vi vill ha stöd.",
        by=world.alice, at=at(on),
    )  # fmt: skip
    return made, letter.decision_id


@given(st.dates(date(2025, 8, 1), date(2027, 6, 1)), st.integers(0, 40))
def test_three_weeks_over_month_ends_and_holidays(got, days):
    """Day 21 is in time; a day of rest moves the last day and asks for a look.

    Red when: D34 is counted as 20 or 22 days, or from another day.
    """
    found = timeliness(got, got + timedelta(days=days))
    assert found.due.strict == got + timedelta(days=21)
    if days <= 21:
        assert not found.late
        assert not found.uncertain
    else:
        assert found.late is not found.uncertain
        assert found.late is (got + timedelta(days=days) > (found.due.moved or found.due.strict))


def test_only_the_day_of_receipt_starts_the_clock(world, letters):
    """Opened on one's own pages starts nothing. Red when: mark_opened starts a clock."""
    letter = letters[world.mother]
    papers = dict(PartyLetter.objects.values_list("party_id", "document_id"))
    opened = PaperOpened(case=world.case, party=world.mother, document=papers[world.mother])
    with transaction.atomic():
        mark_opened(opened, Resident(world.mother, "Mona Ek"), AT + DAY)
    seen = PartyLetter.objects.values_list("party_id", "opened_at")
    assert dict(seen) == {world.mother: AT + DAY, world.father: None}
    assert not Clock.objects.filter(code="D34").exists()
    actions.record_received(letter, on=date(2026, 11, 25), by=world.alice, at=AT + DAY)
    assert Clock.objects.get(code="D34", object_id=letter).due_on == date(2026, 12, 16)
    with pytest.raises(Moved):
        actions.record_received(letter, on=date(2026, 11, 25), by=world.alice, at=AT + DAY)


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2026, 11, 26)])
def test_a_day_of_receipt_is_possible(world, letters, day):
    """Red when: the day may lie before the letter or after today."""
    with pytest.raises(Refusal, match="Ändra dagen"):
        actions.record_received(letters[world.mother], on=day, by=world.alice, at=AT + DAY)


def test_an_appeal_in_time_is_looked_at_and_handed_over(world, letters):
    """Red when: a step is left out of APPEAL_STEPS, or the clock runs on."""
    made, decision = appeal(world, letters, GOT + timedelta(days=5))
    assert Clock.objects.get(code="D34").stop_code == "appealed"
    assert Decision.objects.get(pk=decision).stage == "appealed"
    later = at(GOT + timedelta(days=6))
    with pytest.raises(Refusal, match="Pröva först"):
        actions.hand_over_appeal(made, court="Solstad", on=GOT, by=world.alice, at=later)
    actions.accept_appeal(made, by=world.linda, at=later)
    stands = {"text": "Inget nytt har kommit fram.", "at": later}
    with pytest.raises(Refusal, match="Bara gruppledaren"):
        actions.reconsider(made, Reconsidered.NOT, **stands, by=world.alice)
    actions.reconsider(made, Reconsidered.NOT, **stands, by=world.linda)
    over = {"court": "Förvaltningsrätten i Solstad", "by": world.alice, "at": later}
    with pytest.raises(Refusal, match="efter att det kom"):
        actions.hand_over_appeal(made, on=GOT, **over)
    actions.hand_over_appeal(made, on=later.date(), **over)
    row = Appeal.objects.get(pk=made)
    assert (row.stage, row.outcome, row.late) == ("handed_over", "not", False)
    with pytest.raises(Refusal, match="överlämnat"):
        actions.hand_over_appeal(made, on=later.date(), **over)


def test_a_late_appeal_is_rejected_by_a_decision_of_its_own(world, letters):
    """The new decision is sent like any other. Red when: reject only sets a flag."""
    made, _ = appeal(world, letters, date(2026, 12, 18))
    when = at(date(2026, 12, 18))
    with pytest.raises(Refusal, match="två undantagen"):
        actions.accept_appeal(made, by=world.linda, at=when)
    with pytest.raises(Refusal, match="Bara gruppledaren"):
        actions.reject_appeal(made, text="Inget undantag.", by=world.alice, at=when)
    own = actions.reject_appeal(made, text="Inget undantag.", by=world.linda, at=when)
    row = Decision.objects.get(pk=own)
    assert (row.outcome, row.stage, row.law) == ("dismissed", "decided", "FL 45")
    assert (row.decided_as, row.delegation_number) == ("leader", "3.5")
    assert Appeal.objects.get(pk=made).stage == "rejected"
    sent = actions.notify(own, how={}, by=world.alice, at=when)
    assert len(sent) == 2
    with pytest.raises(Refusal, match="avvisat"):
        actions.accept_appeal(made, by=world.linda, at=when)


def test_in_time_is_never_rejected_and_unknown_is_never_late(world, letters):
    """Red when: reject_appeal trusts the worker's word."""
    made, _ = appeal(world, letters, got=None)
    late = {"text": "Sent.", "by": world.linda, "at": AT}
    with pytest.raises(Refusal, match="vilken dag parten fick"):
        actions.reject_appeal(made, **late)
    actions.record_received(letters[world.mother], on=GOT, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="kom i tid"):
        actions.reject_appeal(made, **late)


def test_a_weekend_is_confirmed_by_somebody(world, decided):
    """Three weeks from 5 December 2026 end on a Saturday after Christmas.

    Red when: `uncertain` is not asked for.
    """
    decision = decided(REFUSED)
    actions.notify(decision, how={}, by=world.alice, at=at(date(2026, 12, 4)))
    letters = dict(PartyLetter.objects.values_list("party_id", "pk"))
    made, _ = appeal(world, letters, date(2026, 12, 28), got=date(2026, 12, 5))
    when = at(date(2026, 12, 28))
    with pytest.raises(Refusal, match="helgdagen"):
        actions.accept_appeal(made, by=world.linda, at=when)
    actions.accept_appeal(made, text="Annandag jul.", by=world.linda, at=when)
    row = Appeal.objects.get(pk=made)
    assert (row.late, row.uncertain) == (False, True)


def test_a_change_is_a_new_decision_to_the_advantage(world, letters):
    """Red when: reconsider rewrites the old row, or a worse decision passes, or one whose days do
    not go together (`check_period` in _own_decision)."""
    made, old = appeal(world, letters)
    actions.accept_appeal(made, by=world.linda, at=AT)
    said = {"text": "Nya uppgifter.", "by": world.linda, "at": AT}
    for new in (None, REFUSED):
        with pytest.raises(Refusal, match="till fördel"):
            actions.reconsider(made, Reconsidered.CHANGED, new=new, **said)
    for wrong, why in ((None, "från vilken dag"), (GRANT.period_from + 9 * DAY, "före den första")):
        new = replace(GRANT, period_from=wrong, period_to=GRANT.period_from)
        with pytest.raises(Refusal, match=why):
            actions.reconsider(made, Reconsidered.CHANGED, new=new, **said)
    own = actions.reconsider(made, Reconsidered.CHANGED, new=GRANT, **said)
    assert Decision.objects.get(pk=old).stage == "replaced"
    assert Decision.objects.get(pk=own).replaces_id == old
    assert [line.id for line in granted(world.alice, world.case)] == [own]
    assert Clock.objects.filter(code="D31", object_id=own).exists()


def test_one_appeal_a_party(world, letters):
    """Red when: the constraint is dropped."""
    made, decision = appeal(world, letters)
    again = {"received_on": GOT, "text": "Igen.", "by": world.alice, "at": AT}
    with pytest.raises(Moved):
        actions.receive_appeal(decision, world.mother, **again)
    assert actions.receive_appeal(decision, world.mother, id=made, **again) == made
    actions.receive_appeal(decision, world.father, **again)
    with pytest.raises(Refusal, match="inte part"):
        actions.receive_appeal(decision, world.child, **again)
    assert Appeal.objects.count() == 2


def test_an_appeal_comes_also_when_the_case_is_closed(world, letters):
    """Red when: decision_to_follow asks for an open case."""
    Case.objects.filter(pk=world.case).update(stage="closed", closed_at=AT)
    made, _ = appeal(world, letters)
    assert Appeal.objects.get(pk=made).stage == "received"


def test_an_appeal_before_the_letter_waits_for_it(world, decided):
    """Red when: the sentence is the usual one."""
    decision = decided(REFUSED)
    with pytest.raises(Refusal, match="Skicka beslutet först"):
        actions.receive_appeal(
            decision, world.mother, received_on=GOT, text="Nej.", by=world.alice, at=AT
        )


def test_the_board_is_told_of_every_decision_once(world, decided, proposed):
    """No name of a resident is on the list. Red when: `told=None` is not asked for."""
    first = decided()
    with pytest.raises(Refusal, match="Nämndsekreteraren gör listan"):
        actions.make_board_list(by=world.linda, at=AT)
    made = actions.make_board_list(by=world.nils, at=AT)
    with pytest.raises(Refusal, match="inga nya"):
        actions.make_board_list(by=world.nils, at=AT)
    second = decided()
    again = actions.make_board_list(by=TOWN, at=AT + DAY)
    rows = BoardListRow.objects.order_by("pk").values_list("board_list", "decision")
    assert list(rows) == [(made, first), (again, second)]
    report = {"on": GOT, "paragraph": "§ 9", "by": world.nils, "at": AT}
    with pytest.raises(Refusal, match="Nämndsekreteraren gör listan"):
        actions.report_board_list(made, **report | {"by": world.linda})
    actions.report_board_list(made, **report)
    with pytest.raises(Moved):
        actions.report_board_list(made, **report)
    told = Payload.objects.filter(verb__startswith="BoardList").order_by("pk")
    assert [*told.values_list("verb", flat=True)] == ["BoardListMade"] * 2 + ["BoardListReported"]


def test_the_three_weeks_are_counted_from_the_day_and_not_from_when_it_was_typed(world, letters):
    """Red when: D34 starts when somebody writes the day in."""
    letter = letters[world.mother]
    actions.record_received(letter, on=GOT, by=world.alice, at=AT + 3 * DAY)
    assert Clock.objects.get(code="D34", object_id=letter).due_on == GOT + 21 * DAY


def test_each_party_has_their_own_three_weeks(world, letters):
    """Red when: timing_of takes the day that any party got the letter."""
    came = date(2026, 12, 18)
    for party, got in ((world.father, GOT), (world.mother, date(2026, 12, 1))):
        actions.record_received(letters[party], on=got, by=world.alice, at=at(came))
    decision = PartyLetter.objects.get(pk=letters[world.mother]).decision_id
    appeals = {
        party: actions.receive_appeal(
            decision, party, received_on=came, text="Nej.", by=world.alice, at=at(came)
        )
        for party in (world.mother, world.father)
    }
    with pytest.raises(Refusal, match="kom i tid"):
        actions.reject_appeal(appeals[world.mother], text="Sent.", by=world.linda, at=at(came))
    with pytest.raises(Refusal, match="två undantagen"):
        actions.accept_appeal(appeals[world.father], by=world.linda, at=at(came))


def test_an_appeal_has_come_and_is_handed_over_when_it_has_been(world, letters):
    """Red when: either may lie after today."""
    decision = PartyLetter.objects.get(pk=letters[world.mother]).decision_id
    given = {"by": world.alice, "at": AT}
    with pytest.raises(Refusal, match="senast i dag"):
        actions.receive_appeal(decision, world.mother, received_on=GOT + DAY, text="Nej.", **given)
    made, _ = appeal(world, letters)
    actions.accept_appeal(made, by=world.linda, at=AT)
    actions.reconsider(made, Reconsidered.NOT, text="Inget nytt.", by=world.linda, at=AT)
    with pytest.raises(Refusal, match="senast i dag"):
        actions.hand_over_appeal(made, court="Solstad", on=GOT + DAY, **given)


def test_what_does_not_go_to_the_court_has_no_clock_and_no_appeal(world, notified):
    """Red when: can_appeal is not asked for at either place."""
    ends = replace(REFUSED, type_code="SOL-20-3", outcome=Outcome.NO_SERVICE)
    letter = PartyLetter.objects.get(pk=notified(ends)[world.mother])
    actions.record_received(letter.pk, on=GOT, by=world.alice, at=AT)
    assert not Clock.objects.filter(code="D34").exists()
    with pytest.raises(Refusal, match="överklagas inte till förvaltningsrätten"):
        actions.receive_appeal(
            letter.decision_id, world.mother, received_on=GOT, text="Nej.", by=world.alice, at=AT
        )


def test_who_could_not_make_the_decision_does_not_change_it(world, letters):
    """What the committee decided is not changed by another type of decision.

    Red when: reconsider asks only who may make the new one.
    """
    made, decision = appeal(world, letters)
    actions.accept_appeal(made, by=world.linda, at=AT)
    change = {"text": "Nytt underlag.", "by": world.linda, "at": AT}
    Decision.objects.filter(pk=decision).update(type_code="SOL-22-2")
    with pytest.raises(Refusal, match="utskottet eller nämnden"):
        actions.reconsider(made, Reconsidered.CHANGED, new=GRANT, **change)
    with pytest.raises(Refusal, match="Nämndsekreteraren skriver in"):
        actions.reconsider(made, Reconsidered.NOT, **change | {"by": world.alice})
