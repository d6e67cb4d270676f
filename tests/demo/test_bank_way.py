"""The whole way of money: out in a file, the bank's report, its statement, settled to the öre."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.bank import (
    ACCOUNTS,
    AT,
    DAY_AFTER,
    PAYER,
    RENT,
    ROOT,
    RUN,
    balanced,
    faults,
    payout,
    run,
)
from tests.support.environment import draws
from tillit.areas.assistance.types import Direction, Outcome, Settled, reconcile
from tillit.demo.bank.bank import Bank
from tillit.integrations.payments import reports, statements
from tillit.integrations.payments.writing import written

ORE = st.integers(min_value=1, max_value=99_999_999)


def test_the_bank_takes_all_refuses_some_and_books_the_rest():
    """The whole way: out, report, statement, reconciled to the öre.

    Red when: a refused payment counts as accepted, or a return as paid.
    """
    bank = Bank(closed={ACCOUNTS[1].number}, returning={ACCOUNTS[2].number})
    answer = bank.take(written(RUN), at=AT)
    assert faults(answer) == []
    report = reports.read(answer.encode())
    outcomes = report.outcomes(RUN)
    wanted = [Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED]
    assert [outcomes[each.id] for each in RUN.payouts] == wanted
    assert [each.code for each in report.payments] == ["", "AC04", ""]
    for content in (bank.statement(at=DAY_AFTER), bank.advice(at=DAY_AFTER)):
        assert faults(content) == []
        told = statements.read(content.encode())
        found = reconcile(RUN, told)
        assert [found.payments[each.id] for each in RUN.payouts] == [
            Settled.PAID,
            Settled.NOT_BOOKED,
            Settled.RETURNED,
        ]
        assert not found.strangers
        assert told[0].account == PAYER.account.number
        assert told[0].bookings[-1].direction is Direction.BACK
        assert told[0].bookings[-1].code == "AC04"


@settings(max_examples=draws(25))
@given(st.lists(ORE, min_size=1, max_size=8))
def test_what_goes_out_is_what_is_booked(ores):
    """Money in the file = money accepted = money booked. Red when any of the three drops an öre."""
    made = run(*(payout(number, ore) for number, ore in enumerate(ores)))
    bank = Bank()
    outcomes = reports.read(bank.take(written(made), at=AT).encode()).outcomes(made)
    assert set(outcomes.values()) == {Outcome.ACCEPTED}
    told = statements.read(bank.statement(at=DAY_AFTER).encode())
    assert sum(each.amount for each in told[0].bookings) == made.total
    assert reconcile(made, told).whole
    assert reconcile(made, (*told, *told)).whole, "a statement that comes twice counts once"


def test_the_same_file_is_refused_the_second_time():
    """Red when: the bank forgets, or our reader takes the refusal for an acceptance."""
    bank = Bank()
    bank.take(written(RUN), at=AT)
    answer = bank.take(written(RUN), at=AT)
    assert faults(answer) == []
    report = reports.read(answer.encode())
    assert (report.whole, report.code) == (Outcome.REJECTED, "DU01")
    assert set(report.outcomes(RUN).values()) == {Outcome.REJECTED}
    assert len(bank.booked) == 1
    with pytest.raises(ValueError, match="another file"):
        report.outcomes(run(RENT, number=2))


def test_a_payment_in_two_files_is_seen():
    """Red when: bookings are counted by file and not by payment."""
    bank = Bank()
    bank.take(written(run(RENT, number=1)), at=AT)
    bank.take(written(run(RENT, number=2)), at=AT)
    told = statements.read(bank.statement(at=DAY_AFTER).encode())
    assert reconcile(run(RENT), told).payments == {RENT.id: Settled.TWICE}


def test_another_sum_and_somebody_elses_line_are_seen():
    """Red when: only the name of a payment is compared."""
    bank = Bank()
    bank.take(written(run(RENT)), at=AT)
    content = bank.statement(at=DAY_AFTER)
    less = statements.read(balanced(content.replace("7450.50", "7450.49")).encode())
    assert reconcile(run(RENT), less).payments == {RENT.id: Settled.OTHER_AMOUNT}
    other = reconcile(run(payout(9, 100)), statements.read(content.encode()))
    assert len(other.strangers) == 1
    assert not other.whole


def test_a_statement_and_an_advice_are_not_counted_together():
    """They tell of the same money: together each payment would be twice. Red without the check."""
    bank = Bank()
    bank.take(written(run(RENT)), at=AT)
    both = [bank.statement(at=DAY_AFTER), bank.advice(at=DAY_AFTER)]
    told = [each for content in both for each in statements.read(content.encode())]
    with pytest.raises(ValueError, match="same money"):
        reconcile(run(RENT), tuple(told))


def test_the_bank_is_a_program_that_remembers(tmp_path):
    """Two runs of the process: the second knows the file again. Red when seen.txt is not kept."""
    (tmp_path / "in").mkdir()
    words = [sys.executable, "-m", "tillit.demo.bank", "--folder", str(tmp_path)]
    around = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TILLIT_DEMO": "1"}
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.xml").write_bytes(written(RUN))
        subprocess.run(words, env=around, check=True, capture_output=True)
    said_of = [
        reports.read((tmp_path / "out" / f"{name}.pain002.xml").read_bytes()).whole
        for name in ("a", "b")
    ]
    assert said_of == [Outcome.ACCEPTED, Outcome.REJECTED]
    assert len(list((tmp_path / "out").glob("*.camt053.xml"))) == 1
