"""The numbers that the law owns are dated rows with source and mark, and are what is counted by."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.law import rulebook
from tillit.law.assistance import figures, norm, work
from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.figures import figure
from tillit.law.assistance.ledgers import jobbstimulans, most_hours_a_week
from tillit.law.citation import Status
from tillit.law.dated import NoRuleInForce

SIX = {f"2016-0{n}": True for n in range(1, 7)}  # months that no other test asks of
DAY = date(2025, 11, 1)


def test_each_has_a_source_and_a_mark_and_stands_in_the_rule_book():
    """Red when a row is left out of the rule book."""
    book = {rule.code: rule for rule in rulebook.all_rules()}
    assert len(figures.timelines()) == 8
    for code in figures.timelines():
        assert book[code].citation.act
    assert figure("JOB-SHARE", DAY).status is Status.CONFIRMED
    assert figure("JOB-SHARE", date(2025, 6, 1)).status is Status.UNVERIFIED
    assert figure("ACT-HOURS", date(2026, 7, 1)).status is Status.UNVERIFIED


def test_hours_before_the_act_are_no_number():
    """Red when the row begins earlier than the act."""
    with pytest.raises(NoRuleInForce):
        most_hours_a_week(Decimal(0), has_child_under_eight=False, on=date(2026, 6, 30))
    assert most_hours_a_week(Decimal(0), has_child_under_eight=False) == 40


def test_it_is_the_rows_that_are_counted_by(monkeypatch):
    """Red when a number of the law stands in the code."""
    monkeypatch.setattr("tillit.law.assistance.ledgers.amount", lambda code, on: 7)
    assert jobbstimulans(SIX, date(2016, 8, 1)).active is False
    monkeypatch.setattr(work, "amount", lambda code, on: 50)
    monkeypatch.setattr(norm, "amount_of", lambda code, on: {"LUNCH-WEEK": 4}.get(code, 18))
    earner = {"id": "a", "jobbstimulans": True}
    pay = {"person": "a", "kind": "pay", "amount": 1000}
    child = {"age": 5, "lunch_days": 4}
    found = calculate({"adults": [earner], "incomes": [pay], "children": [child]}, "2025-11")
    assert found.income.kronor == 500
    assert any(line.rule.code == "R5" for line in found.walk())
