"""What handling of financial assistance must know: nothing unknown has a number."""

from datetime import date

from tillit.law import reading
from tillit.law.assistance.care import care, timelines
from tillit.law.citation import Status

DAY = date(2026, 2, 1)


def test_what_nobody_has_found_has_no_number():
    """Red when: a row without a source is given an amount and called found."""
    rows = reading.in_force(timelines(), DAY)
    assert len(rows) >= 4
    for row in rows:
        assert (row.value.amount is None) is (row.status is Status.NOT_FOUND), row.value.code
        assert row.status is not Status.CONFIRMED


def test_how_long_answers_are_kept_is_unknown():
    """Red when: somebody invents a time."""
    assert care("ANSWER-KEPT", DAY).value.amount is None
