"""Guards that no other test stood behind: each was taken away, and nothing went red until here."""

from datetime import timedelta

import pytest

from tillit.casework.intake.actions import (
    ask_feedback_later,
    assess_protection,
    change_unit,
    decide_reporter_secrecy,
    do_not_open,
    extend_preliminary,
    hand_to_duty,
    join_running,
    match_child,
    note_contact,
    offer_meeting,
    open_investigation,
    open_report,
    send_feedback,
    send_on,
    unmatch_child,
)
from tillit.casework.intake.actions import match as matching
from tillit.casework.intake.models import Feedback
from tillit.casework.intake.types import (
    ContactHow,
    ContactWith,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterIn,
    ReporterKind,
)
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.access.actions import break_glass, end_seat, open_unit
from tillit.trust.access.types import GlassReason, UnitKind
from tillit.trust.audit.models import Payload

from .conftest import AT, GROUND, HOUR, TOWN

PRIVATE = {
    "kind": ReporterKind.PRIVATE,
    "reporter": ReporterIn("Granne X"),
    "wants_feedback": False,
}


def test_who_came_in_by_an_emergency_reads_and_changes_nothing(matched, person, town) -> None:
    """Red when: `line_to_change` is content with any way in."""
    line, _ = matched("Alva")
    sentence = "Barnet är hos oss nu och vi måste veta mer."
    break_glass(line, reason=GlassReason.DANGER, sentence=sentence, by=town.stranger, at=AT)
    assert open_report(line, by=town.stranger, at=AT).line.id == line
    for act in (
        lambda: assess_protection(line, need=Need.NONE, text="Ja.", by=town.stranger, at=AT),
        lambda: match_child(line, person(), by=town.stranger, at=AT),
        lambda: hand_to_duty(line, text="Ta över.", by=town.stranger, at=AT),
    ):
        with pytest.raises(Refusal, match="inte handlägga"):
            act()


def test_a_private_person_gets_no_answer(assessed, town) -> None:
    """SoL 19:6 is for those who must report. Red when: the kind of reporter is not asked."""
    line, _ = assessed("Alva", **PRIVATE)
    for act in (
        lambda: send_feedback(line, how=ContactHow.PHONE, by=town.idris, at=AT + HOUR),
        lambda: ask_feedback_later(line, by=town.idris, at=AT + HOUR),
    ):
        with pytest.raises(Refusal, match="anmält i sitt arbete"):
            act()
    assert not Feedback.objects.exists()


def test_there_is_no_answer_before_the_decision(assessed, town) -> None:
    """Red when: the stage is not asked, so that the answer breaks or says something unknown."""
    line, _ = assessed("Alva")
    with pytest.raises(Refusal, match="när ni har beslutat"):
        send_feedback(line, how=ContactHow.PHONE, by=town.idris, at=AT + HOUR)


def test_of_two_who_match_at_the_same_moment_one_loses(lines, person, town, monkeypatch) -> None:
    """The other commits after the first has read the line. Red when: the update expects nothing."""
    (line,) = lines("Alva")
    mine, theirs = person("Alva"), person("Alma")
    follow = matching.followed_merges

    def meanwhile(by, id_):
        monkeypatch.setattr(matching, "followed_merges", follow)
        match_child(line, theirs, by=town.lena, at=AT)
        return follow(by, id_)

    monkeypatch.setattr(matching, "followed_merges", meanwhile)
    with pytest.raises(Moved):
        match_child(line, mine, by=town.idris, at=AT)


def test_everything_that_is_done_is_in_the_log_by_whom_and_when(
    assessed, lines, person, town
) -> None:
    """Red when: any action leaves its `record` out, or writes another name or moment."""
    by, at = {"by": town.idris}, AT + 3 * HOUR
    now = {**by, "at": at}
    line, child = assessed("Alva")
    said = {"happened_at": AT, "text": "Hon lyssnade.", **now}
    note_contact(line, with_whom=ContactWith.GUARDIAN, how=ContactHow.PHONE, **said)
    offer_meeting(line, with_whom=MeetingWith.CHILD, answer=MeetingAnswer.ACCEPTED, **now)
    extend_preliminary(line, until=AT.date() + timedelta(days=20), reasons="Sjukhus.", **now)
    decide_reporter_secrecy(line, child, secret=True, reasons="Hot.", **now)
    do_not_open(line, reasons="Allt är bra.", **now)
    send_feedback(line, how=ContactHow.PHONE, **now)
    unmatch_child(line, reason="Fel flicka.", **now)
    hand_to_duty(line, text="Åk hem till dem.", **now)
    match_child(line, person("Alva"), **now)
    assess_protection(line, need=Need.NONE, text="Trygg.", **now)
    open_investigation(line, reasons="Oro.", unit_id=town.investigation, **now)
    joined, _ = assessed("Melvin", wants_feedback=False)
    ask_feedback_later(joined, **now)
    change_unit(joined, unit_id=open_unit("Natt", UnitKind.INTAKE, by=TOWN, at=AT), text="x", **now)
    moved, _ = assessed("Nils")
    send_on(moved, municipality="Solby", **GROUND, text="De har familjen.", **now)
    first, tuva = assessed("Tuva")
    case = open_investigation(first, reasons="Oro.", unit_id=town.investigation, **now)
    second, _ = assessed("Tuva", who=tuva)
    assert join_running(second, **now) == case
    rows = Payload.objects.filter(actor_ref=str(town.idris.id), at=at)
    done = set(rows.values_list("verb", flat=True))
    expected = {
        "ContactNoted", "MeetingOffered", "PreliminaryExtended", "ReporterSecrecyDecided",
        "InvestigationNotOpened", "FeedbackGiven", "ChildUnmatched", "StaffTold", "ChildMatched",
        "ProtectionAssessed", "InvestigationOpened", "FeedbackAsked", "ReportMoved",
        "ReportSentOn", "ReportJoined",
    }  # fmt: skip
    assert expected - done == set()


def test_without_a_duty_nobody_is_said_to_have_been_told(lines, town) -> None:
    """Red when: an empty duty is told, and the page says that somebody knows."""
    (line,) = lines("Alva")
    end_seat(town.dan.id, town.duty_unit, Role.DUTY, by=TOWN, at=AT)
    with pytest.raises(Refusal, match="Ring jouren"):
        hand_to_duty(line, text="Åk hem till dem.", by=town.idris, at=AT)
