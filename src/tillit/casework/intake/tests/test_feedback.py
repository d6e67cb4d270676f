"""D03 and D03b: the mandated reporter who asked gets an answer, and never a word more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.casework.cases.queries import clocks_on, my_unsent
from tillit.casework.intake.actions import (
    ask_feedback_later,
    decide_reporter_secrecy,
    do_not_answer,
    do_not_open,
    join_running,
    keep_typed,
    open_investigation,
    open_report,
    put_away_decided,
    reveal_reporter,
    send_feedback,
)
from tillit.casework.intake.letters import OUTCOMES, feedback_text
from tillit.casework.intake.models import Feedback
from tillit.casework.intake.queries import may_know_reporter
from tillit.casework.intake.types import ContactHow, ReporterIn, ReporterKind
from tillit.kernel.refusal import Moved, NotThere, Refusal

from .conftest import AT, HOUR, TOWN

LATER = AT + 2 * HOUR
WHY = "Skälen är hemliga: HEMLIGT-SKÄL."


def running(line) -> dict[str, object]:
    return {c.code: c for c in clocks_on(TOWN, [line], at=LATER)[line] if not c.stopped_at}


def decided(assessed, town, **more):
    line, _ = assessed("Alva", **more)
    do_not_open(line, reasons=WHY, by=town.idris, at=LATER)
    return line


def test_a_week_from_the_decision(assessed, town) -> None:
    """Red when: D03 starts from the report."""
    line = decided(assessed, town)
    assert running(line)["D03"].due_on == date(2026, 11, 30)
    send_feedback(line, how=ContactHow.LETTER, by=town.idris, at=LATER)
    assert not running(line)
    with pytest.raises(Moved):
        send_feedback(line, how=ContactHow.LETTER, by=town.lena, at=LATER)
    assert Feedback.objects.count() == 1


def test_asked_later_is_at_once(assessed, town) -> None:
    """D03b from the question. Red when: the week is given again."""
    line = decided(assessed, town, wants_feedback=False)
    assert not running(line)
    with pytest.raises(Refusal, match="inte bett om svar"):
        send_feedback(line, how=ContactHow.LETTER, by=town.idris, at=LATER)
    ask_feedback_later(line, by=town.idris, at=LATER + 48 * HOUR)
    assert running(line)["D03b"].started_at == LATER + 48 * HOUR
    with pytest.raises(Moved):
        ask_feedback_later(line, by=town.idris, at=LATER + 48 * HOUR)


def test_asked_before_the_decision_waits_for_it(assessed, town) -> None:
    """Red when: a clock starts although nothing is decided."""
    line, _ = assessed("Alva", wants_feedback=False)
    ask_feedback_later(line, by=town.idris, at=LATER)
    assert set(running(line)) == {"D02"}
    do_not_open(line, reasons=WHY, by=town.idris, at=LATER + HOUR)
    assert set(running(line)) == {"D03"}


def test_when_an_investigation_runs_already_it_is_at_once(assessed, town) -> None:
    """Red when: a joined report gets a week."""
    first, child = assessed("Alva")
    open_investigation(first, reasons=WHY, unit_id=town.investigation, by=town.idris, at=LATER)
    second, _ = assessed("Alva", who=child, at=AT + 4 * HOUR)
    join_running(second, by=town.idris, at=AT + 6 * HOUR)
    assert set(running(second)) == {"D03b"}
    assert "pågick redan" in open_report(second, by=town.idris, at=AT + 7 * HOUR).feedback_text


def test_unsuitable_with_a_reason(assessed, town) -> None:
    """Red when: an empty reason passes."""
    line = decided(assessed, town)
    with pytest.raises(Refusal, match="olämpligt"):
        do_not_answer(line, reason=" ", by=town.idris, at=LATER)
    do_not_answer(line, reason="Rektorn är barnets pappa.", by=town.idris, at=LATER)
    assert not running(line)


def test_a_private_person_gets_no_answer(assessed, town) -> None:
    """Red when: the kind of reporter is not asked."""
    line = decided(assessed, town, kind=ReporterKind.PRIVATE, reporter=ReporterIn(name="Kim"))
    with pytest.raises(Refusal, match="anmält i sitt arbete"):
        ask_feedback_later(line, by=town.idris, at=LATER)


@given(
    st.sampled_from(list(OUTCOMES)),
    st.dates(date(2025, 7, 1), date(2030, 12, 31)),
    st.integers(1, 9),
    st.integers(0, 8),
)
def test_the_text_says_one_of_three_things_and_nothing_else(outcome, day, number, more) -> None:
    """For every outcome, day and number of children. Red when: a sentence is added to letters."""
    text = feedback_text(outcome, day, number, number + more)
    assert [said for said in OUTCOMES.values() if said in text] == [OUTCOMES[outcome]]
    frame = text.replace(OUTCOMES[outcome], "")
    assert not any(word in frame for word in ("utredning", "beslut", "insats", "skydd"))


def test_the_sent_text_holds_nothing_of_the_case(assessed, town) -> None:
    """Red when: reasons or names get into the letter."""
    line = decided(assessed, town)
    text = send_feedback(line, how=ContactHow.LETTER, by=town.idris, at=LATER)
    assert Feedback.objects.get().text == text
    for secret in ("HEMLIGT", "Alva", "Ekman", "Idris", "Solskiftets"):
        assert secret not in text


def test_the_reporter_is_protected_per_party(assessed, person, town) -> None:
    """OSL 26:5. Without a decision nobody knows. Red when: the default is to tell."""
    line, _ = assessed("Alva", kind=ReporterKind.PRIVATE, reporter=ReporterIn(name="Granne X"))
    report = open_report(line, by=town.idris, at=LATER).line.report_id
    mother, father = person("Petra"), person("Per")
    assert not may_know_reporter(town.idris, report, mother)
    decide_reporter_secrecy(
        line, mother, secret=False, reasons="Ingen risk.", by=town.idris, at=LATER
    )
    decide_reporter_secrecy(
        line, father, secret=True, reasons="Har hotat.", by=town.idris, at=LATER
    )
    assert may_know_reporter(town.idris, report, mother)
    assert not may_know_reporter(town.idris, report, father)
    decide_reporter_secrecy(
        line, mother, secret=True, reasons="Ny uppgift.", by=town.idris, at=LATER + HOUR
    )
    assert not may_know_reporter(town.idris, report, mother)


def test_the_name_of_a_private_reporter_is_a_mask_until_asked_for(assessed, town) -> None:
    """Red when: the view holds the open name."""
    line, _ = assessed("Alva", kind=ReporterKind.PRIVATE, reporter=ReporterIn(name="Granne X"))
    assert "Granne X" not in repr(open_report(line, by=town.idris, at=LATER))
    assert reveal_reporter(line, by=town.idris, at=LATER) == ("Granne X", "")
    with pytest.raises(NotThere):
        reveal_reporter(line, by=town.maja, at=LATER)


def test_what_is_done_leaves_the_inbox_after_a_while_but_never_an_owed_answer(
    assessed, town, settings
) -> None:
    """And with it what anybody had begun to write there. Red when: an unanswered reporter is put
    away, a draft outlives the report, or a stranger leaves one."""
    line = decided(assessed, town)
    much_later = LATER + timedelta(days=settings.INTAKE_OPEN_DAYS + 1)
    assert put_away_decided(by=TOWN, at=much_later) == 0
    half = {"key": "meeting", "typed": {"text": ["Vi ses"]}, "version": 0, "at": LATER}
    keep_typed(line, **half, by=town.idris)
    with pytest.raises(NotThere):
        keep_typed(line, **half, by=town.maja)
    send_feedback(line, how=ContactHow.LETTER, by=town.idris, at=LATER)
    assert len(my_unsent(town.idris)) == 1
    assert put_away_decided(by=TOWN, at=much_later) == 1
    assert my_unsent(town.idris) == []
    with pytest.raises(NotThere):
        open_report(line, by=town.idris, at=much_later)
