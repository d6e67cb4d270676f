"""What stands on a line beside its kronor: who decided, why, and from which month."""

import json
from decimal import Decimal

import pytest

from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.difference import difference
from tillit.law.assistance.plain import BadCase
from tillit.law.assistance.stored import as_json, recomputed

ANNA = {"adults": [{"id": "anna"}]}
TWO = {"adults": [{"id": "anna"}, {"id": "bo"}]}
SO = {
    "person": "anna", "kind": "unemployment_benefit", "amount": 9000, "paid": "2025-10-25",
    "origin": "register", "source": "a-kassorna",
}  # fmt: skip


def facts(found, key):
    """What the only line of that key rests on."""
    (line,) = [line for line in found.walk() if line.key == key]
    return {fact.name_sv: (fact.value, fact.source_sv) for fact in line.inputs}


def test_what_is_accepted_of_a_cost_says_why():
    """Red when the line tells only what was asked for."""
    cost = {"kind": "rent", "amount": 9000, "accepted": 6000, "reason": "Garage ingår"}
    found = facts(calculate({**ANNA, "costs": [cost]}, "2025-11"), "cost.rent")
    assert found["sökt"][0] == "9000"
    assert found["godtas"] == ("6000", "bedömning: Garage ingår")


def test_what_is_counted_of_an_income_says_why():
    """R18. Red when the reason is not carried to the line."""
    row = {"person": "anna", "kind": "care_benefit", "amount": 4000, "counted": 0}
    for more, words in (({}, "bedömning"), ({"reason": "Merutgifter"}, "bedömning: Merutgifter")):
        found = calculate({**ANNA, "incomes": [row | more]}, "2025-11")
        assert facts(found, "income.care_benefit.row")["räknas"] == ("0", words)


def test_an_income_of_the_comparison_month_says_so():
    """R19. Red when it looks like one of the window."""
    row = {"person": "anna", "kind": "pension", "amount": 4000, "paid": "2025-09-20"}
    parameters = {"window": {"first_day": 1, "months_back": 1}, "use_comparison": True}
    found = calculate({**ANNA, "incomes": [row]}, "2025-11", parameters=parameters)
    (line,) = [line for line in found.walk() if line.key == "income.pension.row"]
    assert (line.rule.code, "jämförelsemånadens" in line.note_sv) == ("R19", True)


def test_a_day_is_read_as_it_is_said():
    """Red when an income's day is told as a machine writes it."""
    rows = [SO, SO | {"paid": "2025-09-25"}]
    parameters = {"window": {"first_day": 1, "months_back": 1}}
    found = calculate({**ANNA, "incomes": rows}, "2025-11", parameters=parameters)
    texts = {line.key.split(".")[-1]: line.text_sv for line in found.walk()}
    assert texts["row"].endswith("a-kassa 25 oktober")
    assert texts["outside"].endswith("a-kassa 25 september, utanför perioden")
    window = facts(found, "income.unemployment_benefit.outside")["perioden"]
    assert window[0] == "1 oktober – 31 oktober"


@pytest.mark.parametrize("lower", [{"amount": 3526}, {"amount": 2000, "item": "clothes"}])
def test_half_of_a_couples_norm_is_lowered_to_nothing_and_no_further(lower):
    """3 525 is one half of 7 050. Red when the whole amount is room for one of them."""
    rows = [{"item": "food", "person": "anna", "kind": "lower", "reason": "x"} | lower]
    if "item" in lower:
        rows.append(rows[0] | {"item": "food"})
    with pytest.raises(BadCase, match="bara 3525"):
        calculate({**TWO, "deviations": rows}, "2025-11")
    small = [{**row, "amount": 3525 / len(rows)} for row in rows]
    assert calculate({**TWO, "deviations": small}, "2025-11").norm.kronor == 8450 - 3525


def test_two_registers_with_one_sum_the_same_day_are_asked_about():
    """Red when both are counted, or one is passed over."""
    found = calculate({**ANNA, "incomes": [SO, {**SO, "source": "Försäkringskassan"}]}, "2025-11")
    assert found.to_pay is None
    assert "källorna säger olika" in found.questions[0].question_sv
    for other in ({"paid": "2025-10-28"}, {"amount": 8000}):
        rows = [SO, {**SO, "source": "Försäkringskassan"} | other]
        assert calculate({**ANNA, "incomes": rows}, "2025-11").is_whole, other


def test_two_alike_that_one_agency_told_of_are_two():
    """Red when `number` does not tell them apart; without it they are a fault of writing."""
    found = calculate({**ANNA, "incomes": [SO, {**SO, "number": 2}]}, "2025-11")
    assert found.income.kronor == 18000
    with pytest.raises(BadCase, match="2 gånger"):
        calculate({**ANNA, "incomes": [SO, SO]}, "2025-11")


def test_no_more_is_counted_of_something_owned_than_it_is_worth():
    """R20. Red when it is not compared."""
    asset = {"kind": "bank", "amount": 900, "counted": 901, "reason": "x"}
    with pytest.raises(BadCase, match="mer räknas"):
        calculate({**ANNA, "assets": [asset]}, "2025-11")


def test_what_is_left_of_a_surplus_when_other_costs_are_covered():
    """Red when the other costs are added to it."""
    medicine = [{"kind": "medicine", "amount": 500}]

    def month(pay):
        rows = [{"person": "anna", "kind": "pension", "amount": pay}]
        return calculate({**ANNA, "costs": medicine, "incomes": rows}, "2025-11")

    found = difference(month(5400), month(6180))
    assert [(each.key, each.effect) for each in found.changes] == [
        ("income.pension.row", -780),
        ("surplus", Decimal(500)),
    ]
    assert found.kronor == -280


def test_gross_less_deduction_is_what_counts():
    """Red when the deduction is added."""
    row = {"person": "anna", "kind": "pay", "gross": 9500, "deduction": 2500}
    assert calculate({**ANNA, "incomes": [row]}, "2025-11").income.kronor == 7000


def test_a_cost_at_the_guide_is_not_above_it():
    """Red when the very sum of the guide warns."""
    guides = {"guides": [{"kind": "rent", "ceiling": 6000, "source": "Påhittad riktlinje"}]}
    for amount, codes in ((6000, []), (6001, ["ABOVE_GUIDE"])):
        cost = {"kind": "rent", "amount": amount}
        found = calculate({**ANNA, "costs": [cost]}, "2025-11", parameters=guides)
        assert [each.code for each in found.warnings] == codes


def test_the_whole_personal_part_of_one_partner_is_half_of_the_couples():
    """R10. Red when it is measured from both partners' amount."""
    row = {"item": "personal", "person": "anna", "kind": "lower", "to": 0, "reason": "Behandling"}
    found = calculate({**TWO, "deviations": [row]}, "2025-11")
    assert found.norm.kronor == 8450 - 3525


def test_the_ledger_says_of_an_unknown_month_that_it_is_unknown():
    """Red when it is told as a month without assistance."""
    adult = {"id": "anna", "assistance_months": {"2025-09": None, "2025-10": False}}
    rows = calculate({"adults": [adult]}, "2025-11").ledgers["jobbstimulans, anna"]
    assert [row.text_sv for row in rows[:2]] == [
        "vi vet inte om försörjningsstöd lämnades", "inget försörjningsstöd",
    ]  # fmt: skip


def test_the_sum_that_agrees_is_found_before_one_that_does_not():
    """The register tells of one of the applicant's two. Red when rows are taken as they come: then
    8 000 and 7 000 are in conflict."""
    told = {"origin": "applicant", "source": "ansökan"}
    rows = [{**SO, "amount": 8000}, {**SO, "amount": 7000} | told, {**SO, "amount": 8000} | told]
    found = calculate({**ANNA, "incomes": rows}, "2025-11")
    assert found.income.kronor == 15000


def test_children_who_are_only_counted_are_named_from_the_youngest():
    """Red when they are named as they come, or by their age as text (12 before 5)."""
    rows = ([12, 5], [5, 12])
    one, other = (calculate({"adults": 1, "children": ages}, "2025-11") for ages in rows)
    assert one == other
    (line,) = [line for line in one.norm.walk() if line.about == "barn 1"]
    assert "4–6 år" in line.text_sv


@pytest.mark.parametrize(
    ("before", "pay", "words"),
    [
        (0, 5000, "arbetsinkomst 5 000 kr i år, 58 800 kr är fria: 53 800 kr kvar"),
        (58000, 5000, "arbetsinkomst 63 000 kr i år, 58 800 kr är fria: 4 200 kr är över"),
        (None, 5000, "vi vet inte hur mycket av årets arbetsinkomst som är fri"),
        (5000, None, "vi vet inte hur mycket av årets arbetsinkomst som är fri"),
    ],
)
def test_the_year_of_a_child_who_works_is_a_ledger(before, pay, words):
    """SoL 12:9. Red when what was earned before, or this month, is left out of it."""
    row = {"person": "bo", "kind": "pay", "amount": pay}
    household = {"adults": 1, "children": [{"id": "bo", "age": 16, "earned_before": before}]}
    found = calculate({**household, "incomes": [row]}, "2025-11")
    assert [each.text_sv for each in found.ledgers["arbetsinkomst, bo"]] == [words]
    text = as_json(found)
    assert recomputed(text).to_pay == found.to_pay
    older = json.dumps(json.loads(text) | {"ledgers": {}}, ensure_ascii=False)
    assert recomputed(older).to_pay == found.to_pay  # stored before the ledger was told


def test_a_child_who_has_not_worked_has_no_ledger():
    """Red when every child gets one."""
    assert calculate({"adults": 1, "children": [16]}, "2025-11").ledgers == {}
