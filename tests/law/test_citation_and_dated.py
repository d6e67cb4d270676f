"""A rule has a first day, perhaps a last, a source, and a day until which it was read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.law.citation import Citation, LocalGuideline, NationalAdvice, Status, Statute
from tillit.law.dated import Dated, NoRuleInForce, Since

SOURCE = Statute("SoL", "20:3")
FIRST = date(2025, 7, 1)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def _rule(*periods, known=date(2026, 2, 28)):
    return Dated("Regel", tuple(periods), known)


def test_a_citation_reads_as_lawyers_write_it():
    """Red when: __str__ puts anything but a space between act and section."""
    assert str(Citation("SoL", "20:3")) == "SoL 20:3"


def test_the_three_weights_are_three_types_with_three_words():
    """Red when: two weights share a word, or equal each other for the same section."""
    weights = (Statute, NationalAdvice, LocalGuideline)
    assert len({kind.weight_sv for kind in weights}) == 3
    assert Statute("SoL", "20:3") != LocalGuideline("SoL", "20:3")


def test_every_status_has_a_swedish_word():
    """Red when: a status is added without its word."""
    assert [status.swedish for status in Status] == [
        "bekräftad", "inte kontrollerad", "inte funnen",
    ]  # fmt: skip


@given(DAYS)
def test_a_day_before_the_first_rule_is_an_error(day):
    """Red when: `on` answers with the nearest period instead of refusing."""
    rule = _rule(Since(FIRST, 1, SOURCE))
    if day < FIRST:
        with pytest.raises(NoRuleInForce):
            rule.on(day)
    else:
        assert rule.on(day).value == 1


@given(DAYS, DAYS, DAYS)
def test_periods_are_half_open_and_the_newest_answers(one, two, day):
    """Red when: `covers` includes its end day, so that two rules hold on the day of change."""
    change, end = sorted((one, two))
    if not FIRST < change < end:
        return
    rule = _rule(Since(FIRST, "old", SOURCE, end=change), Since(change, "new", SOURCE, end=end))
    if FIRST <= day < end:
        assert rule.on(day).value == ("old" if day < change else "new")
    else:
        with pytest.raises(NoRuleInForce):
            rule.on(day)


def test_a_gap_between_two_rules_is_an_error_too():
    """Red when: `on` picks the latest period that has begun without looking at its end."""
    rule = _rule(Since(FIRST, 1, SOURCE, end=date(2025, 8, 1)), Since(date(2025, 9, 1), 2, SOURCE))
    with pytest.raises(NoRuleInForce):
        rule.on(date(2025, 8, 15))


@pytest.mark.parametrize("end", [None, date(2026, 1, 2)])
def test_overlapping_rules_cannot_be_built(end):
    """Red when: __post_init__ no longer compares neighbours, or forgets those without an end."""
    with pytest.raises(ValueError, match="two rules"):
        _rule(Since(FIRST, 1, SOURCE, end=end), Since(date(2026, 1, 1), 2, SOURCE))


def test_a_rule_cannot_end_before_it_begins():
    """Red when: Since accepts an end on or before its first day."""
    with pytest.raises(ValueError, match="before it begins"):
        Since(FIRST, 1, SOURCE, end=FIRST)


@given(st.integers(1, 4000), st.sampled_from(Status))
def test_after_the_last_check_a_rule_answers_as_unverified(days, status):
    """Red when: `on` returns the period unchanged after known_until, or raises."""
    rule = _rule(Since(FIRST, 1, SOURCE, status))
    found = rule.on(rule.known_until + timedelta(days=days))
    assert found.value == 1
    assert found.status is not Status.CONFIRMED
    assert found.as_read is status
    assert found.note.endswith("texten är läst till och med februari 2026")


def test_on_the_last_checked_day_the_mark_stands():
    """Red when: the comparison with known_until is strict."""
    rule = _rule(Since(FIRST, 1, SOURCE))
    assert rule.on(rule.known_until) == rule.periods[0]
