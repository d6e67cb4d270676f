"""The answer to who reported, and who may know the name. Each test stands behind breaks that no
other saw."""

import json

import pytest

from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake import policies
from tillit.casework.intake.actions import (
    ask_feedback_later,
    decide_reporter_secrecy,
    do_not_open,
    send_feedback,
)
from tillit.casework.intake.models import Feedback, ReportedChild, ReporterSecrecy
from tillit.casework.intake.types import ContactHow, ReporterKind
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, HOUR, TOWN

LATER = AT + 2 * HOUR
NOBODY = {"kind": ReporterKind.ANONYMOUS}


def test_an_answer_that_was_asked_for_late_waits_in_the_inbox_until_it_is_given(
    assessed, town
) -> None:
    """Seen red: when the soonest clock is not written on the line, and when D03b runs on after the
    answer."""
    now = {"by": town.idris, "at": LATER}
    line, _ = assessed("Alva", wants_feedback=False)
    do_not_open(line, reasons="Allt är bra.", **now)
    assert ReportedChild.objects.get(pk=line).next_due_at is None
    now = {"by": town.idris, "at": LATER + HOUR}
    ask_feedback_later(line, **now)
    (clock,) = [each for each in clocks_on(TOWN, [line], at=LATER)[line] if not each.stopped_at]
    assert clock.code == "D03b"
    assert ReportedChild.objects.get(pk=line).next_due_at == clock.due_at
    send_feedback(line, how=ContactHow.PHONE, **now)
    assert all(each.stopped_at for each in clocks_on(TOWN, [line], at=LATER)[line])
    assert ReportedChild.objects.get(pk=line).next_due_at is None


def test_two_who_answer_at_the_same_moment(assessed, town, monkeypatch) -> None:
    """Both have read the line. Seen red: when the second does not expect that it still waits: two
    answers were written."""
    now = {"by": town.idris, "at": LATER}
    line, _ = assessed("Alva")
    do_not_open(line, reasons="Allt är bra.", **now)
    stale = policies.line_to_change(town.idris, line, at=LATER)
    send_feedback(line, how=ContactHow.PHONE, by=town.lena, at=LATER)
    monkeypatch.setattr(policies, "line_to_change", lambda *_, **__: stale)
    with pytest.raises(Moved, match="redan fått svar"):
        send_feedback(line, how=ContactHow.LETTER, **now)
    assert Feedback.objects.count() == 1


def test_who_may_know_is_decided_for_a_reason_and_told_as_it_was(assessed, person, town) -> None:
    """OSL 26:5. Seen red: without the reason, and with the news always saying secret."""
    now = {"by": town.idris, "at": LATER}
    line, _ = assessed("Alva")
    mother = person("Petra")
    with pytest.raises(Refusal, match="vilken risk"):
        decide_reporter_secrecy(line, mother, secret=True, reasons=" ", **now)
    decide_reporter_secrecy(line, mother, secret=False, reasons=" Ingen risk. ", **now)
    assert ReporterSecrecy.objects.get().reasons == "Ingen risk."
    told = json.loads(Payload.objects.get(verb="ReporterSecrecyDecided").body)["facts"]
    assert (told["party"], told["secret"]) == (str(mother), False)


def test_there_is_no_name_of_nobody_to_decide_about(assessed, person, town) -> None:
    """Seen red: without the question who it was."""
    line, _ = assessed("Alva", **NOBODY)
    with pytest.raises(Refusal, match="anonym"):
        decide_reporter_secrecy(
            line, person("Petra"), secret=True, reasons="Hot.", by=town.idris, at=LATER
        )
