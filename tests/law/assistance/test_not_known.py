"""What nobody knows is a question on the result: never zero, never a whole sum."""

import pytest

from tillit.law.assistance.calculation import calculate

ANNA = {"adults": [{"id": "anna"}]}
PAY = {"person": "anna", "kind": "pay", "amount": 9000}
REGISTER = {**PAY, "origin": "register", "source": "Skatteverket", "paid": "2025-10-25"}

OPEN = [
    ("2026-02", {"adults": 1, "children": [0]}, "okänt i Riksnormen 2026"),
    ("2026-02", {"adults": 1, "children": [8, 8]}, "Gemensamma kostnader"),
    ("2023-02", {"adults": 1, "children": [{"age": 5, "lunch_days": 5}]}, "i Riksnormen 2023"),
    ("2025-11", {"adults": 1, "children": [{"id": "siv", "age": 19}]}, "går i gymnasiet"),
    ("2025-11", {**ANNA, "answers": [{"agency": "FK", "status": "failed"}]}, "har inte svarat"),
    ("2025-11", {**ANNA, "answers": [{"agency": "SO", "status": "late"}]}, "svarar sent"),
    ("2025-11", {**ANNA, "incomes": [{**PAY, "amount": None}]}, "hur mycket som kom in"),
    ("2025-11", {**ANNA, "incomes": [{**PAY, "amount": 8000}, REGISTER]}, "källorna säger olika"),
    ("2025-11", {**ANNA, "incomes": [{**PAY, "paid": "2025-10-27"}, REGISTER]}, "säger olika"),
    ("2025-11", {**ANNA, "incomes": [{**PAY, "kind": "damages"}]}, "hur mycket ska räknas"),
    ("2025-11", {**ANNA, "costs": [{"kind": "rent", "amount": None, "reason": "x"}]}, "kostnaden"),
    ("2025-11", {**ANNA, "assets": [{"kind": "bank", "amount": 500}]}, "kan tillgången användas"),
    ("2025-11", {"adults": [{"id": "anna", "jobbstimulans": None}], "incomes": [PAY]}, "gäller"),
    (
        "2025-11",
        {"adults": [{"id": "anna", "assistance_months": dict.fromkeys(
            ["2025-05", "2025-06", "2025-07", "2025-09", "2025-10"], True) | {"2025-08": None}}],
         "incomes": [PAY]},
        "om den gäller 2025-11",
    ),
    ("2025-11", {"adults": [{"id": "a", "away": [
        {"days": 5, "why": "hospital", "items": ["food"]}]}]}, "vad posten är"),
    ("2019-11", {"adults": 1, "children": [{"id": "bo", "age": 16}],
                 "incomes": [{"person": "bo", "kind": "pay", "amount": 1}]}, "prisbasbeloppet"),
    ("2025-11", {"adults": 1, "children": [{"id": "bo", "age": 16, "earned_before": None}],
                 "incomes": [{"person": "bo", "kind": "pay", "amount": 1}]}, "tidigare i år"),
]  # fmt: skip


@pytest.mark.parametrize(("month", "household", "words"), OPEN, ids=lambda each: str(each)[-30:])
def test_it_is_a_question_and_not_a_sum(month, household, words):
    """Red when the line gets zero kronor in place of none."""
    found = calculate(household, month)
    assert not found.is_whole
    assert found.to_pay is None
    assert any(words in line.question_sv for line in found.questions), found.questions
    assert all(line.kronor is None for line in found.questions)


def test_the_confirmed_totals_of_2026_and_their_unverified_parts():
    """Red when the published total is not read."""
    for adults, kronor in ((1, 5220), (2, 8510)):
        norm = calculate({"adults": adults}, "2026-02").norm
        assert norm.kronor == kronor
        assert norm.status.value == "confirmed"
        assert {line.status.value for line in norm.lines} == {"unverified"}


def test_a_preliminary_table_is_named_on_every_line_and_on_the_result():
    """Red when `from_table` forgets the name of the table."""
    found = calculate({"adults": 1, "children": [0]}, "2026-11", parameters={"preliminary": True})
    assert found.labels == ("Riksnormen 2026 (preliminär, 2025 års belopp)",)
    assert found.status.value == "unverified"
    for line in found.norm.leaves():
        assert any("preliminär" in fact.source_sv for fact in line.inputs), line.key
