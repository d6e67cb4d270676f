"""The worked examples that docs/reference/assistance.md prints are true."""

from datetime import date
from decimal import Decimal

import pytest

from tillit.law.assistance.calculation import calculate_case
from tillit.law.assistance.ledgers import jobbstimulans
from tillit.law.assistance.stored import as_json, recomputed
from tools.assistance_examples import answer, examples, sheet


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.id)
def test_the_example_is_true(example):
    """Red when a cell, a rule or an expected amount is changed."""
    found = calculate_case(example.case)
    for name, expected in example.then.items():
        got = answer(found, name)
        if isinstance(expected, int | float):
            expected = Decimal(str(expected))
        assert got == expected, (name, got)


@pytest.mark.parametrize("example", examples(), ids=lambda each: each.id)
def test_the_example_is_recomputed_to_the_byte(example):
    text = as_json(calculate_case(example.case))
    assert as_json(recomputed(text)) == text


@pytest.mark.parametrize("row", sheet()["ledgers"], ids=lambda each: each["id"])
def test_the_ledger_is_true(row):
    """Red when the seventh month is not the first of the two years, or they are not 24 months."""
    history = dict.fromkeys(row["months"], True)
    for month, expected in row["then"].items():
        year, number = map(int, month.split("-"))
        assert jobbstimulans(history, date(year, number, 1)).active is expected, month


@pytest.mark.parametrize("row", sheet()["scenarios"], ids=lambda each: each["id"])
def test_a_scenario_from_the_press_adds_up(row):
    assert row["after"] - row["before"] == row["difference"]
