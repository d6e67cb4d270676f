"""Who may decide, what must be there first, and what follows by itself."""

from dataclasses import replace
from datetime import date

import pytest

from tillit.casework.cases.models import Case, Clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Decision, Hearing
from tillit.casework.decisions.queries import granted
from tillit.casework.decisions.types import Outcome, SentHow
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import assign
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, GRANT, HOME_CARE, TOWN, hear_all


def refused(action, *args, **more) -> str:
    """The sentence."""
    with pytest.raises(Refusal) as said:
        action(*args, **more)
    return str(said.value)


def test_a_granted_service_stops_and_starts_clocks(world, decided):
    """Red when: take_effect forgets a clock, the move, or the hearings."""
    decision = decided()
    row = Decision.objects.get(pk=decision)
    assert (row.stage, row.decided_as, row.delegation_number) == ("decided", "leader", "3.1")
    assert Case.objects.get(pk=world.case).stage == "decided"
    assert Clock.objects.get(object_id=world.case, code="D04").stopped_at == AT
    started = Clock.objects.get(object_id=decision, code="D31")
    assert started.due_on == date(2027, 2, 24)
    assert set(Hearing.objects.values_list("decision", flat=True)) == {decision}
    assert [line.id for line in granted(world.alice, world.case)] == [decision]
    assert Payload.objects.filter(verb="DecisionMade", object_id=decision).count() == 1


def test_what_is_ordered_is_granted_no_more(world, decided):
    """Red when: mark_ordered does not compare before it sets."""
    decision = decided()
    actions.mark_ordered(decision, by=world.alice, at=AT)
    assert granted(world.alice, world.case) == []
    with pytest.raises(Moved):
        actions.mark_ordered(decision, by=world.alice, at=AT)
    actions.unmark_ordered(decision, by=world.alice, at=AT)
    assert len(granted(world.alice, world.case)) == 1


def test_who_may_decide_is_said(world, proposed):
    """Red when: check_may_decide looks at any seat, not at those in the case's unit."""
    decision = proposed()
    hear_all(world)
    said = refused(actions.decide, decision, version=1, by=world.alice, at=AT)
    assert said == (
        "Bara gruppledaren eller nämnden får fatta det här beslutet. "
        "Delegationsordningen, punkt 3.1."
    )


def test_a_delegate_of_another_unit_is_nobody_here(world, proposed):
    """Red when: roles count in any unit."""
    decision = proposed(replace(GRANT, type_code="SOL-13-7"))
    hear_all(world)
    assign(world.case, world.bob.id, ground="help", by=TOWN, at=AT)
    said = refused(actions.decide, decision, version=1, by=world.bob, at=AT)
    assert said.startswith("Bara socialsekreteraren eller nämnden får fatta")
    actions.decide(decision, version=1, by=world.alice, at=AT)


def test_not_yours_is_not_there(world, proposed):
    """Red when: decide loads the proposal before it asks the policy."""
    decision = proposed()
    with pytest.raises(NotThere):
        actions.decide(decision, version=1, by=world.bob, at=AT)


def test_without_an_order_nobody_decides(world, proposed):
    """Red when: order_on takes the newest order whatever its days."""
    decision = proposed()
    hear_all(world)
    late = AT + 600 * DAY
    said = refused(actions.decide, decision, version=1, by=world.linda, at=late)
    assert said == "Ingen delegationsordning gäller den dagen. Nämnden behöver anta en."


def test_every_party_is_heard_first(world, proposed):
    """One at a time: nothing sent, time to answer, wants to speak.

    Red when: any row of check_heard is taken away.
    """
    decision = proposed()
    decide = {"version": 1, "by": world.linda}
    said = refused(actions.decide, decision, **decide, at=AT)
    assert said == "Mona Ek har inte fått läsa och svara. Skicka underlaget eller skriv varför."
    hear_all(world)
    heard = actions.send_material(
        world.case,
        world.mother,
        material="Alva behöver stöd.",
        answer_by=date(2026, 12, 1),
        how=SentHow.HANDED,
        by=world.alice,
        at=AT,
    )
    said = refused(actions.decide, decision, **decide, at=AT + 7 * DAY)
    assert said == "Mona Ek kan svara till och med 1\u00a0dec. Vänta, eller skriv in svaret."
    answered = {"answer": "Jag håller med.", "answered_on": date(2026, 11, 26)}
    actions.record_answer(heard, **answered, by=world.alice, at=AT + 2 * DAY)
    actions.record_speaking(heard, wants=True, by=world.alice, at=AT + 2 * DAY)
    said = refused(actions.decide, decision, **decide, at=AT + 2 * DAY)
    assert said == "Mona Ek vill tala inför nämnden. Skriv in när det är gjort."
    spoke = date(2026, 11, 26)
    actions.record_speaking(heard, wants=True, spoke_on=spoke, by=world.alice, at=AT + 2 * DAY)
    actions.decide(decision, **decide, at=AT + 2 * DAY)


def test_silence_until_the_last_day_is_an_answer(world, proposed):
    """Red when: check_heard waits for an answer that never comes."""
    decision = proposed()
    hear_all(world)
    actions.send_material(
        world.case,
        world.mother,
        material="Stöd.",
        answer_by=date(2026, 12, 1),
        by=world.alice,
        at=AT,
    )
    assert Case.objects.get(pk=world.case).stage == "with_parties"
    actions.decide(decision, version=1, by=world.linda, at=AT + 8 * DAY)
    assert Case.objects.get(pk=world.case).stage == "decided"


def test_a_protected_party_is_not_named_in_a_refusal(world, proposed):
    """Red when: names come from for_letters."""
    decision = proposed()
    actions.skip_hearing(
        world.case, world.mother, exception="IMMEDIATE", reason="Bråttom.", by=world.alice, at=AT
    )
    said = refused(actions.decide, decision, version=1, by=world.linda, at=AT)
    assert said.startswith("Skyddad person har inte fått läsa och svara.")


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("provisions", "Skriv vilka regler ni har använt och vad som har vägt tyngst."),
        ("circumstances", "Skriv vilka regler ni har använt och vad som har vägt tyngst."),
        ("best_interest", "Skriv vad som är bäst för barnet"),
        ("childs_view", "Skriv vad som är bäst för barnet"),
    ],
)
def test_reasons_stand_there_first(world, proposed, field, sentence):
    """Red when: check_complete skips the field."""
    decision = proposed(replace(GRANT, **{field: " "}))
    hear_all(world)
    said = refused(actions.decide, decision, version=1, by=world.linda, at=AT)
    assert said.startswith(sentence)


def test_nobody_decides_on_words_that_changed(world, proposed):
    """Red when: take_step ignores `expects`."""
    decision = proposed()
    hear_all(world)
    actions.change_proposal(
        decision, replace(GRANT, what="Annat"), version=1, by=world.alice, at=AT
    )
    with pytest.raises(Moved):
        actions.decide(decision, version=1, by=world.linda, at=AT)
    with pytest.raises(Moved):
        actions.change_proposal(decision, GRANT, version=1, by=world.alice, at=AT)
    actions.decide(decision, version=2, by=world.linda, at=AT)
    with pytest.raises(Refusal, match="redan fattat"):
        actions.decide(decision, version=3, by=world.linda, at=AT)


def test_an_extension_moves_the_clock_and_not_the_case(world, proposed):
    """Red when: take_effect treats every outcome alike."""
    more = replace(
        GRANT, type_code="SOL-20-3", outcome=Outcome.EXTENSION, period_from=None,
        period_to=date(2027, 5, 1), what="Utredningen förlängs", childs_view="",
    )  # fmt: skip
    decision = proposed(more)
    hear_all(world, more_time=True)
    actions.decide(decision, version=1, by=world.linda, at=AT)
    clock = Clock.objects.get(object_id=world.case, code="D04")
    assert (clock.due_on, clock.stopped_at) == (date(2027, 5, 1), None)
    assert Case.objects.get(pk=world.case).stage == "investigating"


def test_a_proposal_is_written_by_somebody_with_the_degree(world, proposed):
    """SoL 25:1. Red when: _check_degree always allows."""
    plain = replace(world.alice, qualified=False)
    said = refused(actions.propose, world.case, GRANT, by=plain, at=AT)
    assert said == (
        "Det krävs socionomexamen eller annan relevant examen för att utreda barns behov."
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type_code": "SOL-20-3"}, "hör inte ihop"),
        ({"type_code": "SOL-23-1"}, "hör inte ihop"),
        ({"type_code": "FL-45"}, "hör inte ihop"),
        ({"outcome": Outcome.DISMISSED}, "hör inte ihop"),
        ({"outcome": Outcome.EXTENSION}, "hör inte ihop"),
        ({"type_code": "SOL-99"}, "finns inte den dagen"),
        ({"type_code": "DELEGATE"}, "finns inte den dagen"),
        ({"period_from": None}, "från vilken dag"),
        ({"period_to": date(2026, 11, 1)}, "före den första"),
        ({"what": "  "}, "enkla ord"),
        ({"circumstances": "x" * 20001}, "20000 tecken"),
    ],
)
def test_a_proposal_holds_together(world, change, sentence):
    """Red when: the check behind the sentence is taken away."""
    said = refused(actions.propose, world.case, replace(GRANT, **change), by=world.alice, at=AT)
    assert sentence in said


def test_the_same_post_twice_is_one_proposal(world):
    """Red when: propose ignores `id`."""
    one = actions.propose(world.case, GRANT, by=world.alice, at=AT)
    assert actions.propose(world.case, GRANT, id=one, by=world.alice, at=AT) == one
    assert Decision.objects.count() == 1


def test_a_withdrawn_proposal_stays_and_is_dead(world, proposed):
    """Red when: withdraw deletes the row."""
    decision = proposed()
    actions.withdraw_proposal(decision, reason="Familjen flyttar.", by=world.alice, at=AT)
    with pytest.raises(Refusal, match="återtaget"):
        actions.decide(decision, version=2, by=world.linda, at=AT)
    assert Decision.objects.get(pk=decision).stage == "withdrawn"


def test_a_committee_type_is_not_for_the_leader(world, proposed):
    """Red when: check_may_decide forgets committee_only."""
    decision = proposed(HOME_CARE)
    hear_all(world)
    said = refused(actions.decide, decision, version=1, by=world.linda, at=AT)
    assert said == (
        "Placera i familjehem eller lämna medgivande: beslutet fattas av utskottet eller nämnden."
    )
