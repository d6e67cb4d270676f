"""What the program itself sends to another authority makes its row in the register, at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tillit.casework.cases.ports import Sent, keep_release
from tillit.casework.intake.actions import do_not_answer, do_not_open, send_feedback, send_on
from tillit.casework.intake.models import Feedback, ReportedChild
from tillit.casework.intake.tests.conftest import AT, HOUR, TOWN
from tillit.casework.intake.tests.conftest import assessed as assessed
from tillit.casework.intake.tests.conftest import lines as lines
from tillit.casework.intake.tests.conftest import matched as matched
from tillit.casework.intake.tests.conftest import person as person
from tillit.casework.intake.tests.conftest import receive as receive
from tillit.casework.intake.tests.conftest import town as town
from tillit.casework.intake.types import ContactHow
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.disclosure import Recipient
from tillit.overview.disclosure.actions import open_releases, record_release, reveal_recipients
from tillit.overview.disclosure.models import Release
from tillit.overview.disclosure.tests.test_releases import GIVEN
from tillit.overview.disclosure.types import About, Form
from tillit.trust.audit.models import Payload

LATER = AT + 2 * HOUR
WEIGHED = "Familjen har flyttat dit och barnet behöver hjälp där."
SENT = Sent(
    None, new_id(), None, "Anmälan 2026-11-23", Recipient.COURT, "Solstads tingsrätt",
    "Handlingarna.", "OSL-10-28", WEIGHED, chosen=False,
)  # fmt: skip


def test_an_answer_to_a_mandated_reporter_makes_its_row(assessed, town):
    """Red when: the answer is kept without a row, or the row names who reported."""
    line, child = assessed("Alva")
    do_not_open(line, reasons="Oro.", by=town.idris, at=LATER)
    send_feedback(line, how=ContactHow.PHONE, by=town.idris, at=LATER)
    row = Release.objects.get()
    assert (row.line_id, row.person_id, row.source) == (line, child, "OSL 26:9 a")
    assert (row.what, row.form) == (Feedback.objects.get().text, Form.ORAL)
    assert "Karin" not in row.name + row.what + row.weighing
    assert Payload.objects.filter(verb="ReleaseRecorded", object_id=line).count() == 1


def test_no_answer_makes_no_row(assessed, town):
    """Red when: what was found unsuitable to say counts as said."""
    line, _ = assessed("Alva")
    do_not_open(line, reasons="Oro.", by=town.idris, at=LATER)
    do_not_answer(line, reason="Det vore farligt.", by=town.idris, at=LATER)
    assert not Release.objects.exists()


def test_a_report_is_not_sent_on_without_a_ground(assessed, town):
    """Red when: it leaves without its row, or a ground for another recipient is taken."""
    line, _ = assessed("Alva")
    given = {"municipality": "Sjöby", "text": "Kim tog emot.", "by": town.idris, "at": LATER}
    for ground, weighing in (("", WEIGHED), ("OSL-10-21", WEIGHED), ("OSL-26-9", "ja")):
        with pytest.raises(Refusal):
            send_on(line, ground=ground, weighing=weighing, **given)
    assert ReportedChild.objects.get(pk=line).decided_at is None
    send_on(line, ground="OSL-26-9", weighing=WEIGHED, **given)
    [row] = open_releases(About(line_id=line), by=town.idris, at=LATER)
    assert (row.name, row.source, row.weighing) == ("Sjöby", "OSL 26:9", WEIGHED)


def test_what_a_rule_book_without_the_day_says_is_unknown(db):
    """Red when: the ground is made up for a day that has none, or a chosen one goes through."""
    long_ago = AT - timedelta(days=4000)
    keep_release(SENT, by=TOWN, at=long_ago)
    assert (Release.objects.get().ground, Release.objects.get().source) == ("", "")
    with pytest.raises(Refusal):
        keep_release(replace(SENT, chosen=True), by=TOWN, at=long_ago)


def test_a_release_from_a_report_is_written_on_its_own_page(assessed, town):
    """Red when: somebody outside the report writes, or the row falls out of the list."""
    line, _ = assessed("Alva")
    given = replace(GIVEN, on=LATER.date())
    with pytest.raises(NotThere):
        record_release(About(line_id=line), given, by=town.stranger, at=LATER)
    record_release(About(line_id=line), given, by=town.idris, at=LATER)
    assert len(open_releases(About(line_id=line), by=town.idris, at=LATER)) == 1


def test_who_got_to_know_from_a_report_is_shown_when_asked_for(assessed, town):
    """Where the list hides the names; with a leaf. Red when: reveal_recipients() asks only about
    cases, or asks nobody."""
    line, _ = assessed("Alva")
    about = About(line_id=line)
    record_release(about, replace(GIVEN, on=LATER.date()), by=town.idris, at=LATER)
    assert reveal_recipients(about, by=town.idris, at=LATER) == [GIVEN.name]
    assert Payload.objects.filter(verb="reveal_recipients", object_id=line).count() == 1
    with pytest.raises(NotThere):
        reveal_recipients(about, by=town.stranger, at=LATER)
