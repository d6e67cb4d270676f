"""Goals, steps, sessions, measures and the three questions."""

import pytest
from django.db import models as fields

from tillit.casework.services import actions
from tillit.casework.services.models import (
    Goal,
    Measure,
    SessionNote,
    ThreeAnswers,
    ToldWorker,
)
from tillit.casework.services.types import Attendance, Moment
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY

LATER = AT + 2 * DAY


def answers(service, value):
    return {row.pk: value for row in Measure.objects.filter(service_id=service)}


def test_a_goal_keeps_where_it_began(world, started):
    """Red when: rate_goal writes `start`."""
    goal = actions.add_goal(started, "Jag vill sova.", start=-2, by=world.eva, at=LATER)
    actions.rate_goal(goal, 1, by=world.alice, at=LATER + DAY)
    row = Goal.objects.get(pk=goal)
    assert (row.start, row.now, row.ratings.count()) == (-2, 1, 2)


def test_the_steps_have_the_persons_own_words_and_keep_them(world, started):
    """Red when: word_goal writes over words that are there, or the general ones are not put in
    where there are none."""
    goal = actions.add_goal(
        started, "Jag vill sova.", steps=["", "Vaknar tre gånger"], by=world.eva, at=LATER
    )
    given = ["Somnar inte", "Något annat", "Sover hela natten"]
    for _ in range(2):
        actions.word_goal(goal, given, by=world.alice, at=LATER)
    (line,) = actions.open_service(started, by=world.eva, at=LATER).goals
    assert [words for _, words in line.steps] == [
        "-2 Somnar inte", "-1 Vaknar tre gånger", "0 Sover hela natten", "+1 Lite bättre",
        "+2 Mycket bättre",
    ]  # fmt: skip
    assert line.began == line.is_at == "-1 Vaknar tre gånger"
    assert line.wordless
    assert Payload.objects.filter(verb="GoalWorded").count() == 1


@pytest.mark.parametrize("value", [-3, 3])
def test_the_scale_has_five_steps(world, started, value):
    """Red when: _check_scale is not called."""
    goal = actions.add_goal(started, "Jag vill sova.", by=world.eva, at=LATER)
    with pytest.raises(Refusal, match="skalan"):
        actions.rate_goal(goal, value, by=world.eva, at=LATER)


def test_a_step_ticked_twice_is_ticked_once(world, started):
    """Red when: tick_step writes without comparing."""
    step = actions.add_step(started, "Ringa skolan", "Mona", by=world.eva, at=LATER)
    for _ in range(2):
        actions.tick_step(step, by=world.eva, at=LATER)
    assert Payload.objects.filter(verb="PlanStepDone").count() == 1


def test_a_session_is_signed_once_and_not_before_it_was(world, started):
    """Red when: the number of the form is not looked for, or the future is let in."""
    once = new_id()
    came = Attendance.CAME
    with pytest.raises(Refusal, match="inte varit"):
        actions.note_session(started, LATER + DAY, came, text="x", by=world.eva, at=LATER)
    actions.note_session(started, LATER, came, text="Vi ritade.", id_=once, by=world.eva, at=LATER)
    with pytest.raises(Moved):
        actions.note_session(started, LATER, came, text="x", id_=once, by=world.eva, at=LATER)
    assert len(SessionNote.objects.get().signature) == 64


def test_who_came_needs_words_and_who_did_not_needs_none(world, started):
    """Red when: the remedy is asked of all."""
    actions.note_session(started, LATER, Attendance.NOT_COME, by=world.eva, at=LATER)
    with pytest.raises(Refusal, match="Skriv kort"):
        actions.note_session(started, LATER, Attendance.CAME, by=world.eva, at=LATER)


def test_only_the_provider_writes_sessions(world, started):
    """Red when: WRITES lets both sides in."""
    with pytest.raises(Refusal, match="den som ger insatsen"):
        actions.note_session(started, LATER, Attendance.NOT_COME, by=world.alice, at=LATER)


def test_the_same_questions_stand_beside_each_other(world, started):
    """Red when: a point takes other questions, or the end comes without a start."""
    with pytest.raises(Refusal, match="starten först"):
        actions.measure(started, Moment.END, answers(started, 4), by=world.eva, at=LATER)
    actions.measure(started, Moment.START, answers(started, 2), by=world.eva, at=LATER)
    actions.measure(started, Moment.REVIEW, answers(started, 3), by=world.eva, at=LATER + DAY)
    with pytest.raises(Moved):
        actions.measure(started, Moment.START, answers(started, 5), by=world.eva, at=LATER)
    some = dict(list(answers(started, 4).items())[:2])
    with pytest.raises(Refusal, match="alla frågor"):
        actions.measure(started, Moment.END, some, by=world.eva, at=LATER)
    page = actions.open_service(started, by=world.alice, at=LATER + 2 * DAY)
    assert [row.values for row in page.measures.rows] == [(2, 3)] * 3
    assert [moment for moment, _ in page.measures.points] == [Moment.START, Moment.REVIEW]


def test_the_three_answers_lead_to_nobody():
    """A test of the table itself. Red when: ThreeAnswers gets a key, a moment, an actor, or an
    id that is made of time."""
    columns = {field.name: field for field in ThreeAnswers._meta.get_fields()}
    assert set(columns) == {"id", "unit_id", "kind_code", "month", "how", "expected", "change"}
    assert not any(field.is_relation for field in columns.values())
    assert not any(isinstance(field, fields.DateTimeField) for field in columns.values())
    assert columns["id"].default().version == 4


def test_the_log_does_not_say_that_somebody_answered(world, started):
    """Its lines stand in the order of time: one would point at whoever was logged just before.
    Seen red: with any event recorded in keep_three, also by System and without an object."""
    before = Payload.objects.count()
    actions.answer_three(
        started, how=4, expected="as", change="Fler träffar.", by=world.eva, at=LATER
    )
    assert Payload.objects.count() == before
    assert not ToldWorker.objects.exists()
    assert ThreeAnswers.objects.get().month.day == 1


def test_telling_the_worker_is_a_choice_of_its_own(world, started):
    """Seen red: with the words kept in both tables, which would join the answers to the name."""
    actions.answer_three(
        started, how=2, expected="worse", change="Byt tid.", tell_worker=True, by=world.eva,
        at=LATER,
    )  # fmt: skip
    assert ToldWorker.objects.get().text == "Byt tid."
    assert ThreeAnswers.objects.get().change == ""
    seen = actions.open_service(started, by=world.alice, at=LATER)
    assert [text for _, text in seen.told] == ["Byt tid."]
    assert actions.open_service(started, by=world.eva, at=LATER).told == ()


@pytest.mark.parametrize(("count", "shown"), [(4, 0), (5, 1)])
def test_few_answers_are_not_shown(world, started, count, shown):
    """Red when: FEWEST is lowered."""
    for _ in range(count):
        actions.answer_three(started, how=3, expected="as", by=world.eva, at=LATER)
    assert len(actions.open_orders(by=world.eva, at=LATER).thoughts) == shown
