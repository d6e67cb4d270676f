"""A report comes in: frozen text, one line a child, clocks from when it arrived."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake.actions import receive_report
from tillit.casework.intake.canonical import digest_of, sections_of
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.queries import status_by_code
from tillit.casework.intake.types import Channel, ReporterIn, ReporterKind
from tillit.kernel.actor import Guest, Reporter
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Refusal
from tillit.law.deadlines import STOCKHOLM
from tillit.trust.access.queries import visible_ids

from .conftest import AT, HOUR, TEXT, report_in


def test_the_text_is_one_json_with_a_hash_over_its_bytes(receive) -> None:
    """Red when: the digest is taken over anything but the stored text."""
    row = ConcernReport.objects.get(pk=receive("Alva").report_id)
    assert row.digest == digest_of(row.text)
    assert sections_of(row.text)[0].answers[0].answer == TEXT


def test_each_child_has_clocks_from_when_the_report_arrived(lines, town) -> None:
    """D01: the town's own target, 24 hours. D02: 14 days, day 0 is the day of arrival.
    Red when: the clocks start from when it was registered."""
    received = AT - 3 * HOUR
    one, two = lines("Alva", "Melvin", received_at=received, at=AT, by=town.idris)
    for line in (one, two):
        clocks = {clock.code: clock for clock in clocks_on(town.idris, [line], at=AT)[line]}
        assert clocks["D01"].due_at == received + timedelta(hours=24)
        assert clocks["D02"].due_on == received.astimezone(STOCKHOLM).date() + timedelta(days=14)
        row = ReportedChild.objects.get(pk=line)
        assert row.next_due_at == row.protection_due_at == clocks["D01"].due_at


def test_the_intake_unit_and_the_duty_see_it_and_nobody_else(lines, town) -> None:
    """Red when: a line is made without `guard`."""
    (line,) = lines("Alva")
    seen = {who.name: line in visible_ids(who, at=AT) for who in (town.idris, town.dan, town.maja)}
    assert seen == {"Idris Warsame": True, "Dan Dahl": True, "Maja Norrman": False}


def test_the_code_says_received_and_nothing_more(receive) -> None:
    """Red when: the code is stored as it is, or answers with a stage."""
    got = receive("Alva")
    assert len(got.code) == 12
    assert got.code.isdigit()
    spaced = f"{got.code[:4]} {got.code[4:8]} {got.code[8:]}"
    assert status_by_code(Guest(), spaced) == AT
    assert status_by_code(Guest(), "000000000000") is None
    assert not ConcernReport.objects.filter(code_index=got.code).exists()


def test_the_same_post_twice_is_one_report_with_one_code(town) -> None:
    """Red when: the second post makes a second report."""
    report = replace(report_in("Alva"), id=new_id())
    by = Reporter(new_id())
    first = receive_report(report, unit_id=town.intake, by=by, at=AT)
    assert receive_report(report, unit_id=town.intake, by=by, at=AT + HOUR) == first
    assert ReportedChild.objects.count() == 1


def test_a_letter_is_received_before_it_is_registered(town) -> None:
    """Red when: `received_at` may lie after `at`."""
    report = report_in("Alva", channel=Channel.LETTER, received_at=AT + HOUR)
    with pytest.raises(Refusal, match="kan inte ligga efter"):
        receive_report(report, unit_id=town.intake, by=town.idris, at=AT)
    with pytest.raises(Refusal, match="egen enhet"):
        receive_report(report, unit_id=town.intake, by=town.maja, at=AT + HOUR)


def test_an_anonymous_report_cannot_hold_a_name() -> None:
    """Red when: __post_init__ lets it through."""
    with pytest.raises(ValueError, match="anonymous"):
        report_in("Alva", kind=ReporterKind.ANONYMOUS, reporter=ReporterIn(name="Karin"))


def test_when_an_anonymous_report_came_is_kept_to_ten_minutes(town) -> None:
    """The minute could be held against a web server's list. Rounded down: no deadline is later.
    What staff take down keeps its minute. Red when: `coarse` left out, and with staff's rounded."""
    moment = AT.replace(minute=47, second=31, microsecond=7)
    kept = moment.replace(minute=40, second=0, microsecond=0)
    report = replace(
        report_in("Alva"), reporter_kind=ReporterKind.ANONYMOUS, reporter=ReporterIn(),
        received_at=moment, wants_feedback=False,
    )  # fmt: skip
    web = receive_report(report, unit_id=town.intake, by=Reporter(new_id()), at=moment)
    desk = receive_report(report, unit_id=town.intake, by=town.idris, at=moment)
    rows = {row.pk: row for row in ConcernReport.objects.all()}
    row, told = rows[web.report_id], rows[desk.report_id]
    assert (row.received_at, row.registered_at, told.received_at) == (kept, kept, moment)
    line = ReportedChild.objects.get(report=row)
    assert line.received_at == kept
    assert line.protection_due_at == kept + timedelta(hours=24)
    assert set(line.steps.values_list("at", flat=True)) == {kept}
