"""Bad input is a Swedish sentence, all faults at once, and nothing half-way."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tillit.law.assistance.calculation import calculate, calculate_case
from tillit.law.assistance.plain import BadCase

ANNA = {"adults": [{"id": "anna"}]}
PAY = {"person": "anna", "kind": "pay", "amount": 9000}

FAULTS = [
    ({"adults": 1, "children": [21]}, "Från 21 år"),
    ({"adults": 1, "children": [{"id": "bo", "age": 19, "school": False}]}, "eget hushåll"),
    ({"adults": 1, "children": [{"id": "bo"}]}, "åldern saknas"),
    ({"adults": 1, "children": [{"id": "bo", "born": "2025-12-24"}]}, "är inte född"),
    ({"adults": [{"id": "bo", "age": 17}]}, "minst 18 år"),
    ({"adults": 3}, "högst två vuxna"),
    ({}, "tomt"),
    ({"adults": [{"id": "a"}, {"id": "a"}]}, "samma id"),
    ({"adults": 2, "home_size": 1}, "färre än hushållet"),
    ({**ANNA, "incomes": [{"kind": "pay", "amount": 1}]}, "vems inkomsten är"),
    ({**ANNA, "incomes": [{**PAY, "person": "bo"}]}, "bo finns inte i hushållet"),
    ({**ANNA, "incomes": [PAY, PAY]}, "samma inkomst, 9000 kr, 2 gånger"),
    ({**ANNA, "incomes": [{**PAY, "amount": -1}]}, "mindre än noll"),
    ({**ANNA, "incomes": [{**PAY, "amount": 1.234}]}, "högst två decimaler"),
    ({**ANNA, "incomes": [{**PAY, "amount": "NaN"}]}, "ska vara kronor"),
    ({**ANNA, "incomes": [{**PAY, "amount": True}]}, "ska vara kronor"),
    ({**ANNA, "incomes": [{"person": "anna", "kind": "pay"}]}, "amount: null"),
    ({**ANNA, "incomes": [{"person": "anna", "kind": "pay", "deduction": 5}]}, "utan brutto"),
    ({**ANNA, "incomes": [{"person": "anna", "kind": "pay", "gross": 5}]}, "utan avdrag"),
    ({**ANNA, "incomes": [{**PAY, "gross": 9500, "deduction": 400}]}, "brutto minus avdrag"),
    ({**ANNA, "incomes": [{**PAY, "counted": 9001}]}, "mer räknas"),
    ({**ANNA, "incomes": [{**PAY, "kind": "salary"}]}, "känns inte igen"),
    ({**ANNA, "incomes": "9000"}, "ska vara en lista"),
    ({**ANNA, "incomes": [9000]}, "fält med namn"),
    ({**ANNA, "incoms": []}, "incoms finns inte"),
    ({**ANNA, "costs": [{"kind": "rent", "amount": 9, "accepted": 5}]}, "Skriv varför"),
    ({**ANNA, "costs": [{"kind": "rent", "amount": 5, "accepted": 9, "reason": "x"}]}, "mer godt"),
    ({**ANNA, "costs": [{"kind": "rent", "amount": 5, "lodger": 9}]}, "mer än hyran"),
    (
        {
            **ANNA,
            "costs": [{"kind": "rent", "amount": 5, "lodger": 3}],
            "incomes": [{"person": "anna", "kind": "lodger", "amount": 3}],
        },
        "aldrig båda",
    ),
    ({**ANNA, "deviations": [{"item": "food", "kind": "higher", "amount": 9, "person": "anna"}]},
     "skälet saknas"),
    ({**ANNA, "deviations": [{"item": "food", "kind": "higher", "amount": 9, "reason": "x"}]},
     "vem den gäller"),
    ({**ANNA, "deviations": [{"item": "common", "kind": "lower", "reason": "x"}]}, "en av dem"),
    ({**ANNA, "deviations": [
        {"item": "common", "kind": "lower", "amount": 2000, "reason": "x"}]}, "bara 1270"),
    ({**ANNA, "deviations": [
        {"item": "food", "person": "anna", "kind": "lower", "amount": 3911, "reason": "x"}]},
     "bara 3910"),
    ({"adults": [{"id": "anna", "days": 31}]}, "från 0 till 30"),
    ({"adults": [{"id": "anna", "away": [{"days": 20, "why": "abroad"},
                                         {"days": 20, "why": "hospital"}]}]}, "fler dagar"),
    ({**ANNA, "period": {"first": "2025-12-15", "last": "2026-01-14"}}, "två år, 2025 och 2026"),
    ({**ANNA, "period": {"first": "2025-10-15", "last": "2025-11-14"}}, "flera månader"),
    ({**ANNA, "period": {"first": "2025-10-01", "last": "2025-10-14"}}, "inte i månaden"),
    ({**ANNA, "period": {"first": "2025-11-14", "last": "2025-11-01"}}, "före den första"),
    ({"adults": [{"id": "a", "jobbstimulans": True, "assistance_months": ["2025-01"]}]}, "båda"),
]  # fmt: skip


@pytest.mark.parametrize(("household", "words"), FAULTS, ids=lambda each: str(each)[-40:])
def test_a_fault_is_a_sentence(household, words):
    """Red when its check is taken out."""
    with pytest.raises(BadCase) as caught:
        calculate(household, "2025-11")
    assert any(words in sentence for sentence in caught.value.faults), caught.value.faults


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2013-05", "ingen riksnorm för 2013"),
        ("2027-01", "ingen riksnorm för 2027"),
        ("2025-13", "ska skrivas som 2025-11"),
        ("2025", "ska skrivas som 2025-11"),
        (None, "ska skrivas som 2025-11"),
    ],
)
def test_an_unknown_month_is_a_sentence(month, words):
    with pytest.raises(BadCase, match=words):
        calculate(ANNA, month)


def test_all_faults_are_told_at_once():
    """Red when the first fault ends the reading."""
    household = {"adults": 1, "children": [22], "incomes": [{"kind": "pay", "amount": "x"}]}
    with pytest.raises(BadCase) as caught:
        calculate(household, "2040-01", parameters={"day_method": "moon"})
    assert len(caught.value.faults) == 5, caught.value.faults


def test_a_case_with_a_misspelt_part_is_refused():
    with pytest.raises(BadCase, match="fältet househol finns inte"):
        calculate_case({"month": "2025-11", "househol": {}, "household": ANNA})
    with pytest.raises(BadCase, match="ska vara fält"):
        calculate_case({"month": "2025-11"})


WORDS = """
id age born school days lunch_days away assistance_months jobbstimulans earned_before person
kind amount gross deduction counted paid source origin item to reason accepted lodger agency
status read first last ceiling adults children incomes costs assets deviations answers period
home_size window guides day_method pay rent food common FK failed
"""
NAMES = st.sampled_from(WORDS.split())
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 40) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=40)
@given(st.dictionaries(NAMES, ANYTHING, max_size=6), ANYTHING)
def test_whatever_is_handed_in_it_is_counted_or_refused_in_words(household, parameters):
    """Red when a month that is a list, or an item that is none, falls through to Python."""
    with suppress(BadCase):
        calculate({"adults": 1, **household}, "2025-11", parameters=parameters)
