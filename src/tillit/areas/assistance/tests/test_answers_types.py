"""Data, nothing, a failure and not asked are four things, and cannot be mixed up."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.agencies import AT, question
from tillit.areas.assistance import ports
from tillit.areas.assistance.types import (
    Agency,
    Answers,
    Asker,
    Claim,
    Data,
    Empty,
    Failed,
    NotAsked,
    Payment,
    PaymentState,
    Period,
    Reason,
    Shielded,
    Source,
    Vehicle,
    amount,
    grounds_on,
    together,
)
from tillit.kernel.protected import Protected
from tillit.law.register_data import written_sv

WHO = "19850214-2386"
FK = Source(Agency.FK, AT)
PAID = Payment(FK, "X", Decimal("1.00"), PaymentState.PAID, date(2026, 10, 2))
FOUR = [
    Data(FK, (PAID,)),
    Empty(FK),
    Failed(Agency.FK, Reason.SLOW, AT),
    NotAsked(Agency.FK),
]


@pytest.mark.parametrize("answer", FOUR, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("shortcut", [bool, len, list])
def test_no_shortcut_reads_a_failure_as_nothing(answer, shortcut):
    """`if answer:` would make a failure, or nothing, of the other. Red without the base class."""
    with pytest.raises(TypeError):
        shortcut(answer)


def test_data_without_rows_cannot_be():
    """Red when: Data takes an empty tuple."""
    with pytest.raises(ValueError, match="Empty"):
        Data(FK, ())


def test_data_holds_only_what_the_agency_may_hand_over():
    """Red when: the rows are not looked at."""
    car = Vehicle(FK, Protected("SIM001"), "x", 2001, "x")
    with pytest.raises(ValueError, match="hand over"):
        Data(FK, (car,))


def test_an_answer_is_complete_only_when_all_who_were_asked_have_answered():
    """Red when: Failed or NotAsked counts as an answer."""
    asked = question(WHO, (Agency.FK, Agency.SO))
    for answer, whole in zip(FOUR, (True, True, False, False), strict=True):
        each = {Agency.FK: answer, Agency.SO: Empty(Source(Agency.SO, AT))}
        assert Answers(asked, AT, Shielded.NO, each).complete is whole


def part(agency, answer, shielded=Shielded.NO):
    return Answers(question(WHO), AT, shielded, {agency: answer})


def test_sources_are_put_together_and_none_is_lost():
    """Red when: a later part's NotAsked wins over an earlier part's answer."""
    failed = Failed(Agency.AGI, Reason.AWAY, AT)
    whole = together(
        question(WHO),
        [part(Agency.FK, FOUR[0]), part(Agency.AGI, failed, Shielded.UNKNOWN)],
        at=AT,
    )
    assert whole.of(Agency.FK) == FOUR[0]
    assert whole.failed == (failed,)
    assert whole.shielded is Shielded.UNKNOWN
    with pytest.raises(ValueError, match="Two sources"):
        together(question(WHO), [part(Agency.FK, FOUR[0])] * 2, at=AT)


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        ((), Shielded.UNKNOWN),
        ((Shielded.NO, Shielded.NO), Shielded.NO),
        ((Shielded.NO, Shielded.UNKNOWN), Shielded.UNKNOWN),
        ((Shielded.UNKNOWN, Shielded.YES), Shielded.YES),
    ],
)
def test_one_mark_of_protection_is_enough(marks, whole):
    """Red when: the first mark wins."""
    parts = [Answers(question(WHO), AT, mark, {}) for mark in marks]
    assert together(question(WHO), parts, at=AT).shielded is whole


class Deaf:
    """A source that reaches one agency."""

    def __init__(self, agency):
        self.agencies = frozenset({agency})
        self.heard = 0

    def ask(self, asked, *, at):
        self.heard += 1
        [agency] = self.agencies
        return Answers(asked, at, Shielded.NO, {agency: Empty(Source(agency, at))})


def test_the_port_asks_those_that_there_is_a_ground_for():
    """Red when: every source is asked, or an agency with two sources is taken."""
    before, fund, wages = ports.sources(), Deaf(Agency.SO), Deaf(Agency.AGI)
    try:
        ports.plug(fund, wages)
        found = ports.ask(question(WHO, (Agency.SO, Agency.FK)), at=AT)
        assert (fund.heard, wages.heard) == (1, 0)
        assert isinstance(found.of(Agency.SO), Empty)
        assert isinstance(found.of(Agency.FK), NotAsked)
        assert not found.complete
        with pytest.raises(ValueError, match="same agency"):
            ports.plug(fund, Deaf(Agency.SO))
    finally:
        ports.plug(*before)


@pytest.mark.parametrize(
    "text", ["", "1,50", "1.5", "1.505", "1e3", "٣", "-", "--1", "NaN", " 1", "9" * 10]
)
def test_what_is_no_amount_is_refused(text):
    """Red when: Decimal() is asked alone: it takes 1e3, NaN and other scripts' digits."""
    with pytest.raises(ValueError, match="amount"):
        amount(text)


@given(st.integers(min_value=-99_999_999_999, max_value=99_999_999_999))
def test_an_amount_is_the_same_to_the_ore(ore):
    """Red when: the value goes by way of a float."""
    text = f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"
    assert amount(text) * 100 == ore


def test_a_paid_payment_has_a_day():
    """Red when: PAID without a day is taken."""
    with pytest.raises(ValueError, match="day"):
        Payment(FK, "X", Decimal(1), PaymentState.PAID, None)


def test_the_law_of_the_day_says_whom_we_may_ask():
    """Never an older act's section, and nobody without one.

    Red when: the table's first day is moved before the act, or an agency without a section is in.
    """
    now = dict(grounds_on(date(2026, 11, 23)))
    assert {each.act for each in now.values()} == {"SoL"}
    assert set(Agency) - set(now) == {Agency.TNS, Agency.MIV}
    assert written_sv(now[Agency.AF]) == "15 kap. 11 § socialtjänstlag (2025:400)"
    assert Agency.AGI not in dict(grounds_on(date(2025, 7, 1)))
    assert grounds_on(date(2025, 6, 30)) == ()


def test_a_question_says_who_why_and_by_which_law():
    """Red when: any of the checks is taken away."""
    long = Period(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=800))
    with pytest.raises(ValueError, match="two years"):
        question(WHO, period=long)
    with pytest.raises(ValueError, match="asked"):
        question(WHO, ())
    with pytest.raises(ValueError, match="one section"):
        question(WHO, (Agency.FK, Agency.FK))
    with pytest.raises(ValueError, match="twelve"):
        Asker("2120000001", "Solby", "maja")
    with pytest.raises(ValueError, match="ends after"):
        Period(date(2026, 1, 2), date(2026, 1, 2))
    assert "2386" not in repr(question(WHO))
    assert Claim(FK, "X", date(2026, 1, 1)).source is FK
