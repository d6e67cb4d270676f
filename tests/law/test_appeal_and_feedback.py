"""Appeals in time, answers to those who report at work, secrecy, degrees and legal bases."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.law import confidentiality, qualification, reporting
from tillit.law.appeal import Route, appeal_deadline, appeal_route, timeliness
from tillit.law.bases import bases, basis
from tillit.law.citation import Status
from tillit.law.dated import NoRuleInForce

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DAY = date(2026, 2, 1)
DAYS = st.dates(date(2026, 1, 15), date(2050, 1, 1))
MOMENTS = st.builds(lambda d, t: datetime.combine(d, t, STOCKHOLM), DAYS, st.times())


@given(DAYS, st.integers(0, 60))
def test_an_appeal_is_late_only_after_three_weeks(received, days):
    """Red when: the time counts from the decision, is two weeks, or the last day is late."""
    arrived = received + timedelta(days=days)
    clock = appeal_deadline(received)
    assert clock.strict == received + timedelta(days=21)
    if days <= 21:
        assert not timeliness(received, arrived).late
    elif clock.moved is None or arrived > clock.moved:
        assert timeliness(received, arrived).late
    else:
        assert timeliness(received, arrived).uncertain


@pytest.mark.parametrize(
    ("code", "route"),
    [
        ("SOL-11-1", Route.COURT),
        ("SOL-20-2", Route.NONE),
        ("SOL-11-5", Route.NONE),
        ("LVU-14", Route.COURT),
        ("SOL-13-7", Route.LEGALITY),
    ],
)
def test_each_decision_has_its_route(code, route):
    """Red when: the row's route is changed in appeal.toml, or the fallback is the court."""
    assert appeal_route(code, DAY).value.route is route


@given(MOMENTS, MOMENTS, st.booleans())
def test_an_answer_is_due_once_asked_for_and_never_before_it_can_be_given(asked, decided, running):
    """Red when: the week counts from the question, or a running investigation waits a week."""
    found = reporting.feedback_due(asked, decided, running)
    assert found.due is not None
    if running or asked > decided:
        assert found.due.code == "D03b"
        assert found.due.start_at == asked
        assert found.due.at_once
    else:
        assert found.due.code == "D03"
        assert found.due.strict == decided.date() + timedelta(days=7)


@given(st.none() | MOMENTS, st.none() | MOMENTS, st.booleans())
def test_no_clock_without_a_question_or_when_it_is_unsuitable(asked, decided, running):
    """Red when: feedback starts by itself."""
    assert reporting.feedback_due(None, decided, running).due is None
    assert reporting.feedback_due(asked, decided, running, unsuitable=True).due is None


def test_the_wording_before_2026_is_said_to_be_unread():
    """Red when: the week is used before 15 January 2026."""
    moment = datetime(2025, 12, 1, tzinfo=STOCKHOLM)
    found = reporting.feedback_due(moment, moment, already_running=False)
    assert found.due is None
    assert "inte läst" in found.why_sv


def test_everyone_else_should_but_need_not_report():
    """Red when: the public is listed as mandated."""
    assert reporting.reporter("POLICE", DAY).value.mandated
    assert not reporting.reporter("EVERYONE", DAY).value.mandated
    assert len(reporting.reporters(DAY)) > 20


def test_secrecy_names_its_section_and_its_years():
    """Red when: 26:1 loses its seventy years, or 10:15 a is used before it was in force."""
    assert confidentiality.secrecy("OSL-26-1", DAY).value.years == 70
    assert str(confidentiality.secrecy("OSL-26-5", DAY).source) == "OSL 26:5"
    with pytest.raises(NoRuleInForce):
        confidentiality.secrecy("OSL-10-15a", date(2025, 11, 30))
    assert len(confidentiality.communication_exceptions(DAY)) == 3


@pytest.mark.parametrize(
    "task", [qualification.OPEN, qualification.INVESTIGATE, qualification.FOLLOW_UP]
)
def test_the_three_tasks_need_the_degree(task):
    """Red when: a task is taken out of qualification.toml."""
    assert qualification.may_do(task, True, DAY).allowed
    refused = qualification.may_do(task, False, DAY)
    assert not refused.allowed
    assert refused.why_sv.startswith("Det krävs socionomexamen")


def test_the_activity_requirement_changes_and_its_new_text_is_unread():
    """Red when: the old wording is carried on past June 2026."""
    assert str(basis("SOL-12-4", date(2026, 6, 30)).source) == "SoL 12:4–6"
    new = basis("SOL-12-4", date(2026, 7, 1))
    assert new.status is Status.NOT_FOUND
    assert {rule.value.code for rule in bases(DAY)} > {"SOL-11-1", "SOL-20-3", "LVU-2", "LSS-9-10"}
