"""What the agencies say, over real mutual TLS from a process of its own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.support.agencies import ALL, AT, person, question
from tillit.areas.assistance.types import (
    Agency,
    Data,
    Empty,
    NotAsked,
    PaymentState,
    Period,
    Reason,
    Role,
    Shielded,
    Wage,
)
from tillit.integrations.ssbtek.adapter import EmployersDeclarations, Ssbtek
from tillit.kernel.protected import MASK

FULL, PARTIAL, LATE = "19850214-2386", "19780911-2381", "19830122-2397"
APPLICANT, CO, SHIELDED, PAGES = "19870503-2384", "19860817-2394", "19900405-2388", "19750228-2390"


def asked(agencies, number, wanted=ALL, **changes):
    return Ssbtek(agencies.line()).ask(question(number, wanted, **changes), at=AT)


def rows(answers, agency):
    found = answers.of(agency)
    assert isinstance(found, Data), found
    return found.rows


def test_a_full_answer_is_rows_with_source_and_time(agencies):
    """Red when: a row is read under another agency's name, or an amount loses its öre."""
    found = asked(agencies, FULL)
    assert found.shielded is Shielded.NO
    assert {each for each in found.question.asked if not isinstance(found.of(each), Data)} == {
        Agency.AGI
    }
    pension = rows(found, Agency.PM)[0]
    assert (pension.net, pension.paid_on) == (Decimal("2100.50"), date(2026, 10, 18))
    assert (pension.source.agency, pension.source.read_at) == (Agency.PM, AT)
    assert [each.state for each in rows(found, Agency.CSN)[:2]] == [
        PaymentState.PAID,
        PaymentState.PLANNED,
    ]
    fund = rows(found, Agency.SO)[0]
    assert (fund.net, fund.after_deductions, fund.days) == (4310, 4010, 10)
    assert rows(found, Agency.SKV)[0].surplus == Decimal("-40.00")


def test_nothing_is_told_from_not_asked(agencies):
    """Red when: an agency without a ground is asked all the same, or its silence is Empty."""
    found = asked(agencies, person("honest"), (Agency.FK, Agency.SO))
    kinds = {agency: type(found.of(agency)) for agency in (Agency.FK, Agency.SO, Agency.AF)}
    assert kinds == {Agency.FK: Empty, Agency.SO: Empty, Agency.AF: NotAsked}
    assert found.complete


def test_one_agency_down_leaves_the_others(agencies):
    """Red when: `fel` is read as no rows, or one failure fails all."""
    found = asked(agencies, PARTIAL)
    assert {each.agency: each.reason for each in found.failed} == {
        Agency.FK: Reason.AGENCY_DOWN,
        Agency.SO: Reason.SERVICE_FAULT,
    }
    assert rows(found, Agency.PM)[0].net == 3120
    assert isinstance(found.of(Agency.AF), Empty)
    assert not found.complete


def test_a_late_payment_says_which_time_it_is_for(agencies):
    """Red when: the day of payment is taken for the time that it concerns."""
    sick, foreseen = rows(asked(agencies, LATE), Agency.FK)
    assert sick.late
    assert sick.concerns == Period(date(2026, 9, 1), date(2026, 10, 1))
    assert foreseen.state is PaymentState.PRELIMINARY
    assert not foreseen.late


def test_the_co_applicant_is_a_question_of_their_own(agencies):
    """Red when: the role is not sent, or one person's rows come with the other's."""
    first = asked(agencies, APPLICANT)
    other = asked(agencies, CO, role=Role.CO_APPLICANT)
    assert [each.net for each in first.rows] == [7412]
    assert [each.net for each in other.rows] == [9105]


def test_a_protected_person_is_marked_and_nothing_leads_to_them(agencies):
    """Red when: the mark is not read, or a vehicle's number is plain text."""
    found = asked(agencies, SHIELDED)
    assert found.shielded is Shielded.YES
    [vehicle] = rows(found, Agency.TNS)
    assert vehicle.number.reveal() == "SIM002"
    assert "SIM002" not in repr(found) + str(found)
    assert MASK in repr(vehicle)


def test_all_pages_are_one_answer(agencies):
    """Red when: only the first page is read."""
    found = rows(
        asked(agencies, PAGES, period=Period(date(2026, 9, 1), date(2026, 12, 1))), Agency.FK
    )
    assert len(found) == 72
    assert sum(each.net for each in found) == 3 * sum(range(310, 334))


@pytest.mark.parametrize(
    ("plays", "reason"), [("lost-page", Reason.CUT_OFF), ("page-down", Reason.AGENCY_DOWN)]
)
def test_a_page_that_is_lost_leaves_nothing(agencies, plays, reason):
    """Red when: the pages that came are handed over as the whole."""
    found = asked(agencies, person(plays))
    assert found.of(Agency.FK).reason is reason
    assert isinstance(found.of(Agency.PM), Empty)


def test_an_agency_left_out_of_the_answer_has_failed(agencies):
    """Red when: a block that is not there counts as nothing."""
    found = asked(agencies, person("missing"), (Agency.AF, Agency.FK))
    assert found.of(Agency.AF).reason is Reason.MISSING
    assert isinstance(found.of(Agency.FK), Empty)


def test_what_an_agency_may_not_hand_over_is_dropped(agencies):
    """Red when: MAY_HAND_OVER is not held against the rows."""
    found = asked(agencies, "19820109-2387")
    assert found.of(Agency.FK).reason is Reason.UNREADABLE
    assert found.of(Agency.FK).code == "not-theirs"


@pytest.mark.parametrize(
    ("plays", "reason", "code"),
    [
        ("fault", Reason.SERVICE_FAULT, "Server"),
        ("other", Reason.OTHER_PERSON, ""),
        ("doctype", Reason.UNREADABLE, "doctype"),
        ("laughs", Reason.UNREADABLE, "doctype"),
        ("broken", Reason.UNREADABLE, "xml"),
        ("strange", Reason.UNREADABLE, "schema"),
        ("packed", Reason.UNREADABLE, "encoding"),
        ("huge", Reason.TOO_LARGE, ""),
        ("cut", Reason.CUT_OFF, ""),
        ("locked", Reason.LOCKED_OUT, "403"),
        ("redirect", Reason.AWAY, "307"),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_no_answer(agencies, plays, reason, code):
    """Red when: any of them is read as data, as empty, or raises out of the port."""
    found = asked(agencies, person(plays), (Agency.FK, Agency.PM))
    assert {(each.agency, each.reason, each.code) for each in found.failed} == {
        (Agency.FK, reason, code),
        (Agency.PM, reason, code),
    }
    assert found.rows == ()
    assert found.shielded is Shielded.UNKNOWN


@pytest.mark.parametrize("plays", ["slow", "dribble", "dribbled-head"])
def test_a_slow_service_is_not_waited_for(agencies, plays):
    """Red when: only the silence between two bytes is timed (dribble never ends then), or the
    headers are not."""
    line = agencies.line(seconds=0.2)
    found = Ssbtek(line).ask(question(person(plays), (Agency.FK,)), at=AT)
    assert found.of(Agency.FK).reason is Reason.SLOW


@pytest.mark.parametrize(
    ("who", "changes", "reason"),
    [
        ("stranger", {}, Reason.LOCKED_OUT),
        ("municipality", {"authority": "other-authority.pem"}, Reason.NOT_GENUINE),
        ("municipality", {"address": "https://127.0.0.1:1/"}, Reason.AWAY),
        ("municipality", {"certificate": "nobody.pem"}, Reason.NOT_SENT),
    ],
)
def test_both_ends_show_who_they_are(agencies, who, changes, reason):
    """Red when: the service takes any certificate, or we do."""
    near = {
        name: value if name == "address" else str(agencies.folder / value)
        for name, value in changes.items()
    }
    source = Ssbtek(agencies.line(who, **near))
    found = source.ask(question(FULL, (Agency.FK,)), at=AT)
    assert found.of(Agency.FK).reason is reason
    assert not source.answers()


def test_the_service_can_be_tried_without_asking_about_anybody(agencies):
    """Red when: the test operation is not known at either end."""
    assert Ssbtek(agencies.line()).answers()


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "https:///x", "https://a:b@127.0.0.1/"])
def test_the_line_is_always_closed_to_others(agencies, address):
    """Red when: an address without TLS is taken."""
    with pytest.raises(ValueError, match="https"):
        agencies.line(address=address)


def test_employers_declarations_are_a_source_of_their_own(agencies):
    """Red when: AGI is asked without a ground, or the employer is plain text."""
    source = EmployersDeclarations(agencies.line())
    found = source.ask(question(FULL), at=AT)
    [wage] = rows(found, Agency.AGI)
    assert isinstance(wage, Wage)
    assert (wage.month, wage.gross, wage.withheld) == (date(2026, 10, 1), 8200, 1640)
    assert "16556" not in repr(found)
    assert isinstance(source.ask(question(FULL, (Agency.FK,)), at=AT).of(Agency.AGI), NotAsked)
    assert isinstance(source.ask(question(person("honest")), at=AT).of(Agency.AGI), Empty)
    assert source.ask(question(person("fault")), at=AT).of(Agency.AGI).reason is (
        Reason.SERVICE_FAULT
    )


def test_a_question_that_breaks_the_schema_is_never_sent(agencies):
    """Red when: the question is not held against the schema before it goes."""
    broken = replace(question(FULL), purpose="x" * 500)
    found = Ssbtek(agencies.line()).ask(broken, at=AT)
    assert {each.reason for each in found.failed} == {Reason.NOT_SENT}
    found = EmployersDeclarations(agencies.line()).ask(broken, at=AT)
    assert found.of(Agency.AGI).reason is Reason.NOT_SENT


def everything_said(agencies, caplog, plays):
    found = asked(agencies, person(plays) if plays != "full" else FULL)
    return caplog.text + repr(found) + str(found) + "".join(map(repr, found.each.values()))


@pytest.mark.parametrize("plays", ["full", "talkative", "fault", "other", "broken", "strange"])
def test_no_personal_number_in_logs_texts_or_failures(agencies, caplog, plays):
    """Also those that a service puts in its codes and messages.

    Red when: the agency's text or code is kept as it came, or a fault quotes the answer.
    """
    caplog.set_level("DEBUG")
    said = everything_said(agencies, caplog, plays).replace("-", "")
    number = FULL.replace("-", "") if plays == "full" else person(plays).digits
    assert number not in said
    assert number[2:] not in said
    assert number[4:] not in said
