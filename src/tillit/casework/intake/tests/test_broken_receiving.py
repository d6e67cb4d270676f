"""What a report leaves behind when it comes in, and what is written before the decision. Each test
stands behind breaks that no other test noticed."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tillit.casework.cases.models import StepDraft
from tillit.casework.intake.actions import (
    assess_protection,
    do_not_answer,
    do_not_open,
    extend_preliminary,
    keep_typed,
    match_child,
    note_contact,
    offer_meeting,
    put_away_decided,
    receive_report,
    send_feedback,
    send_on,
)
from tillit.casework.intake.models import (
    ConcernReport,
    Extension,
    Feedback,
    MeetingOffer,
    PreliminaryContact,
    ReportedChild,
    ReportStep,
)
from tillit.casework.intake.types import (
    ChildIn,
    ContactHow,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterIn,
    ReporterKind,
    Safety,
)
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.queries import documents_under
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, GROUND, HOUR, TOWN, report_in

LATER = AT + 2 * HOUR
CHILDREN = (
    ChildIn("Alva", date(2017, 5, 1), "Ålder: nio"),
    ChildIn(about="Väntas i mars", unborn=True),
)


def test_everything_that_was_told_is_kept(town) -> None:
    """Seen red: each field left out of the row, one by one."""
    draft = new_id()
    store_document(
        draft, name="Brev.txt", content=b"hej", kind=DocumentKind.ATTACHMENT, by=TOWN, at=AT
    )
    told = replace(
        report_in("Alva", safe_now=Safety.NO, locale="en"), children=CHILDREN, attachments=draft
    )
    got = receive_report(told, unit_id=town.intake, by=town.idris, at=AT + HOUR)
    row = ConcernReport.objects.get(pk=got.report_id)
    sealed = (row.reporter_name, row.reporter_contact, row.reporter_organisation, row.reporter_role)
    assert [each.reveal() for each in sealed] == [
        "Karin Berg", "070-1740605", "Solskiftets skola", "kurator",
    ]  # fmt: skip
    assert (row.reporter_category, row.safe_now, row.locale) == ("SCHOOL", "no", "en")
    assert (row.registered_by, row.registered_name) == (town.idris.id, "Idris Warsame")
    assert (row.received_at, row.registered_at) == (AT, AT + HOUR)
    assert json.loads(row.text)["locale"] == "en"
    alva, unborn = ReportedChild.objects.order_by("number")
    assert [alva.said_name.reveal(), alva.said_born.reveal(), alva.said_about.reveal()] == [
        "Alva", "2017-05-01", "Ålder: nio",
    ]  # fmt: skip
    assert (alva.number, alva.unborn, unborn.number, unborn.unborn) == (1, False, 2, True)
    assert (alva.feedback, alva.feedback_asked_at) == ("asked", AT)
    assert [each.name for each in documents_under(town.idris, got.report_id)] == ["Brev.txt"]
    assert json.loads(Payload.objects.get(verb="ReportReceived").body)["facts"]["digest"] == (
        row.digest
    )


def test_only_who_must_report_is_owed_an_answer(town) -> None:
    """SoL 19:6. Seen red: with the wish alone."""
    told = report_in(
        "Alva", kind=ReporterKind.PRIVATE, reporter=ReporterIn("Granne X"), wants_feedback=True
    )
    receive_report(told, unit_id=town.intake, by=town.idris, at=AT)
    assert not ConcernReport.objects.get().wants_feedback
    assert ReportedChild.objects.get().feedback == "not_asked"


REFUSED: dict[str, Callable] = {
    "Skriv vad som sades": lambda line, now: note_contact(
        line, with_whom=ContactWith.CHILD, how=ContactHow.PHONE, happened_at=AT, text=" ", **now
    ),
    "efter den här stunden": lambda line, now: note_contact(
        line, with_whom=ContactWith.CHILD, how=ContactHow.PHONE,
        happened_at=LATER + timedelta(minutes=1), text="Ringde.", **now,
    ),
    "varför ett möte inte är lämpligt": lambda line, now: offer_meeting(
        line, with_whom=MeetingWith.CHILD, answer=MeetingAnswer.NOT_SUITABLE, text=" ", **now
    ),
    "synnerliga skälen": lambda line, now: extend_preliminary(
        line, until=date(2026, 12, 20), reasons=" ", **now
    ),
}  # fmt: skip


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_written_before_the_decision_says_something(words, assessed, town) -> None:
    """Seen red: each without its check."""
    line, _ = assessed("Alva")
    with pytest.raises(Refusal, match=words):
        REFUSED[words](line, {"by": town.idris, "at": LATER})


def test_a_talk_after_the_decision_is_not_a_talk_before_it(assessed, town) -> None:
    """Seen red: without the question whether it is decided."""
    line, _ = assessed("Alva")
    now = {"by": town.idris, "at": LATER}
    do_not_open(line, reasons="Allt är bra.", **now)
    with pytest.raises(Refusal, match="redan avgjord"):
        note_contact(
            line, with_whom=ContactWith.GUARDIAN, how=ContactHow.PHONE, happened_at=AT,
            text="Ringde.", **now,
        )  # fmt: skip


def test_what_was_written_before_the_decision_stands_as_it_was(assessed, town) -> None:
    """Seen red: each value left out, or taken from another."""
    line, _ = assessed("Alva")
    now = {"by": town.idris, "at": LATER}
    note_contact(
        line, with_whom=ContactWith.SIBLING, how=ContactHow.HOME_VISIT, happened_at=AT,
        text=" Lugnt. ", **now,
    )  # fmt: skip
    offer_meeting(
        line, with_whom=MeetingWith.REPORTER, answer=MeetingAnswer.DECLINED, text=" Nej. ", **now
    )
    extend_preliminary(line, until=date(2026, 12, 20), reasons=" Sjukhus. ", **now)
    assert PreliminaryContact.objects.values_list(
        "with_whom", "how", "happened_at", "text", "by_name", "at"
    ).get() == ("sibling", "home_visit", AT, "Lugnt.", "Idris Warsame", LATER)
    assert MeetingOffer.objects.values_list("with_whom", "answer", "text").get() == (
        "reporter", "declined", "Nej.",
    )  # fmt: skip
    assert Extension.objects.values_list("until", "reasons").get() == (
        date(2026, 12, 20), "Sjukhus.",
    )  # fmt: skip
    assert ReportStep.objects.get(verb="extend").text == "Sjukhus."


def test_an_answer_says_which_child_and_how(lines, person, town) -> None:
    """Seen red: with the first child's number, with one child of one, and with a letter always."""
    one, two = lines("Alva", "Melvin")
    for line, name in ((one, "Alva"), (two, "Melvin")):
        match_child(line, person(name), by=town.idris, at=AT)
        assess_protection(line, need=Need.NONE, text="Trygg.", by=town.idris, at=AT + HOUR)
        do_not_open(line, reasons="Allt är bra.", by=town.idris, at=LATER)
    send_feedback(two, how=ContactHow.PHONE, by=town.idris, at=LATER)
    answer = Feedback.objects.get()
    assert "barn 2 av 2" in answer.text
    assert answer.how == "phone"
    do_not_answer(one, reason=" Rektorn är pappan. ", by=town.idris, at=LATER)
    assert Feedback.objects.get(line=one).unsuitable_because == "Rektorn är pappan."
    rows = Payload.objects.filter(verb="FeedbackGiven").order_by("leaf_id")
    assert [json.loads(row.body)["facts"]["unsuitable"] for row in rows] == [False, True]


def test_what_is_put_away(assessed, matched, town, settings) -> None:
    """Only what was decided long ago and waits for nothing; once; with what was half written. What
    another municipality took over is owed no answer from here. Seen red: each condition left out,
    the drafts left behind, and the news of it not told."""
    now = {"by": town.idris, "at": LATER}
    old, _ = assessed("Alva", wants_feedback=False)
    keep_typed(old, "contact", {"text": ["Ringde"]}, version=0, **now)
    do_not_open(old, reasons="Allt är bra.", **now)
    away, _ = assessed("Noel")
    send_on(away, municipality="Sjöby", **GROUND, text="Kim tog emot.", **now)
    matched("Nils")
    young, _ = assessed("Melvin", wants_feedback=False)
    much_later = LATER + timedelta(days=settings.INTAKE_OPEN_DAYS, minutes=1)
    do_not_open(young, reasons="Allt är bra.", by=town.idris, at=LATER + timedelta(minutes=2))
    assert [put_away_decided(by=TOWN, at=much_later) for _ in range(2)] == [2, 0]
    gone = ReportedChild.objects.exclude(put_away_at=None).values_list("pk", flat=True)
    assert set(gone) == {old, away}
    assert not StepDraft.objects.exists()
    told = json.loads(Payload.objects.get(verb="ReportsPutAway").body)["facts"]["lines"]
    assert set(told) == {str(old), str(away)}
