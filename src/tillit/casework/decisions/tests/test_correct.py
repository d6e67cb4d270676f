"""A day that was written in wrongly is set right, with a trace, and what counts from it moves."""

from datetime import date

import pytest

from tillit.casework.cases.models import Clock
from tillit.casework.decisions import actions
from tillit.casework.decisions.models import Appeal, Hearing, PartyLetter
from tillit.casework.decisions.timeline import timeline_of
from tillit.casework.decisions.types import Came
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY
from .test_appeal import GOT, REFUSED, appeal, at

WHY = "Kvittot från posten."


@pytest.fixture
def letters(notified):
    return notified(REFUSED)


def test_the_time_to_appeal_counts_from_the_right_day(world, letters):
    """Red when: the clock is left as it was, or the day before is forgotten."""
    letter = letters[world.mother]
    actions.record_received(letter, on=GOT, by=world.alice, at=AT)
    last = actions.correct_day(
        Came.LETTER, letter, on=date(2026, 11, 27), reason=WHY, by=world.alice, at=AT + 4 * DAY
    )
    assert last == date(2026, 12, 18)
    running = Clock.objects.get(code="D34", object_id=letter, stopped_at=None)
    assert running.due_on == last
    assert Clock.objects.get(code="D34", object_id=letter, due_on=date(2026, 12, 15)).stop_code == (
        "corrected"
    )
    page = actions.open_decisions(world.case, by=world.alice, at=AT + 4 * DAY)
    mine = next(each for each in page.decided[0].letters if each.id == letter)
    assert [(c.was, c.on, c.reason, c.by) for c in mine.corrections] == [
        (GOT, date(2026, 11, 27), WHY, "Alice")
    ]
    assert "18\u00a0december" in mine.corrections[0].follows
    told = [item for item in timeline_of(world.alice, world.case, AT) if item.kind == "corrected"]
    assert "24\u00a0november" in told[0].text
    assert Payload.objects.filter(verb="DayCorrected").count() == 1


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (GOT, "samma dag"),
        (date(2026, 11, 23), "från tis 24.november"),
        (date(2026, 11, 26), "till i dag"),
    ],
)
def test_the_right_day_is_possible_and_another(world, letters, on, sentence):
    """Red when: a limit of _check is taken away."""
    letter = letters[world.mother]
    given = {"on": on, "by": world.alice, "at": AT + DAY}
    with pytest.raises(Refusal, match="Ingen dag är inskriven"):
        actions.correct_day(Came.LETTER, letter, reason=WHY, **given)
    actions.record_received(letter, on=GOT, by=world.alice, at=AT)
    with pytest.raises(Refusal, match="Skriv hur du vet"):
        actions.correct_day(Came.LETTER, letter, reason=" ", **given)
    with pytest.raises(Refusal, match=sentence):
        actions.correct_day(Came.LETTER, letter, reason=WHY, **given)
    with pytest.raises(NotThere):
        actions.correct_day(Came.LETTER, letter, reason=WHY, **given | {"by": world.bob})
    assert PartyLetter.objects.get(pk=letter).received_on == GOT


def test_who_has_appealed_gets_no_new_clock(world, letters):
    """Red when: the day starts D34 though the appeal has come."""
    appeal(world, letters, got=None)
    letter = letters[world.mother]
    actions.record_received(letter, on=GOT, by=world.alice, at=AT)
    assert not Clock.objects.filter(code="D34", object_id=letter).exists()
    actions.correct_day(
        Came.LETTER, letter, on=date(2026, 11, 25), reason=WHY, by=world.alice, at=AT + DAY
    )
    assert not Clock.objects.filter(code="D34", object_id=letter).exists()


def test_an_appeal_is_tested_by_the_right_day_and_says_when_the_test_was_by_another(world, letters):
    """Red when: timing_of reads a day of its own, or tested_otherwise is never set."""
    made, _ = appeal(world, letters, date(2026, 12, 18))
    when = at(date(2026, 12, 18))
    actions.reject_appeal(made, text="Inget undantag.", by=world.linda, at=when)
    actions.correct_day(
        Came.APPEAL, made, on=date(2026, 12, 14), reason=WHY, by=world.alice, at=when
    )
    assert Appeal.objects.get(pk=made).received_on == date(2026, 12, 14)
    page = actions.open_decisions(world.case, by=world.alice, at=when)
    line = next(line for card in page.decided for line in card.appeals)
    assert (line.tested_otherwise, line.late) == (True, False)
    assert len(line.corrections) == 1


def material(world):
    return actions.send_material(
        world.case, world.mother, material="Stöd.", answer_by=date(2026, 12, 1),
        by=world.alice, at=AT,
    )  # fmt: skip


def test_material_that_came_later_gives_as_many_days_to_answer(world, proposed):
    """And never fewer than was told. Red when: answer_by stays, or shrinks."""
    decision, heard = proposed(), material(world)
    given = {"reason": WHY, "by": world.alice}
    later = date(2026, 11, 27)
    actions.correct_day(Came.MATERIAL, heard, on=later, at=AT + 3 * DAY, **given)
    assert Hearing.objects.get(pk=heard).answer_by == date(2026, 12, 4)
    actions.correct_day(Came.MATERIAL, heard, on=date(2026, 11, 25), at=AT + 3 * DAY, **given)
    assert Hearing.objects.get(pk=heard).answer_by == date(2026, 12, 4)
    actions.skip_hearing(
        world.case, world.father, exception="IMMEDIATE", reason="Bråttom.", by=world.alice, at=AT
    )
    with pytest.raises(Refusal, match="kan svara till och med 4"):
        actions.decide(decision, version=1, by=world.linda, at=AT + 9 * DAY)


def test_the_day_of_an_answer(world, proposed):
    """Red when: an answer may come before the material, or a used hearing is changed."""
    heard = material(world)
    actions.record_answer(
        heard, answer="Ja.", answered_on=date(2026, 11, 26), by=world.alice, at=AT + 2 * DAY
    )
    given = {"reason": WHY, "by": world.alice, "at": AT + 3 * DAY}
    with pytest.raises(Refusal, match=r"från tis 24.november"):
        actions.correct_day(Came.ANSWER, heard, on=date(2026, 11, 20), **given)
    with pytest.raises(Refusal, match="svarat före den dagen"):
        actions.correct_day(Came.MATERIAL, heard, on=date(2026, 11, 27), **given)
    actions.correct_day(Came.ANSWER, heard, on=date(2026, 11, 25), **given)
    assert Hearing.objects.get(pk=heard).answered_on == date(2026, 11, 25)
    Hearing.objects.filter(pk=heard).update(decision=proposed())
    with pytest.raises(Refusal, match="redan fattat"):
        actions.correct_day(Came.ANSWER, heard, on=date(2026, 11, 26), **given)
