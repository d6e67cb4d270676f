"""The rules R1–R25, each by a small story."""

from decimal import Decimal

import pytest

from tillit.law.assistance.calculation import calculate

ANNA = {"adults": [{"id": "anna"}]}
PAY = {"person": "anna", "kind": "pay", "amount": 9000}


def count(household, month="2025-11", **parameters):
    return calculate(household, month, parameters=parameters)


def test_more_than_seven_persons_add_the_last_step():
    assert count({"adults": 2, "children": [8] * 7}).norm.lines[-1].kronor == 2810 + 2 * 190


@pytest.mark.parametrize(
    ("method", "kronor"),
    [
        ("days/30", "1263.33333333"),
        ("days in month", "1222.58064516"),
        ("day amount", "1250"),
    ],
)
def test_a_child_in_two_homes_by_the_way_of_the_municipality(method, kronor):
    """R2, R3. Red when a method is swapped for another."""
    household = {"adults": 1, "children": [{"id": "bo", "age": 8, "days": 10}]}
    line = count(household, "2025-10", day_method=method).norm.lines[1]
    assert line.kronor == Decimal(kronor)
    assert "10 av 31 dagar" in line.inputs[-1].value
    assert line.rule.code == "R2"


def test_common_costs_of_a_part_time_child():
    household = {"adults": 1, "children": [{"age": 8, "days": 15}]}
    assert count(household).norm.lines[-1].kronor == 1400
    by_days = count(household, common_for_part_time="days").norm.lines[-1].kronor
    assert by_days == 1270 + Decimal(130) / 2


def test_a_part_of_the_month_for_all():
    found = count(
        {"adults": 2, "children": [8], "period": {"first": "2025-11-16", "last": "2025-11-30"}}
    )
    assert found.norm.kronor == Decimal(7050 + 3790 + 1770) / 2


def test_one_partner_abroad_loses_only_their_half():
    """R23. Red when the days are taken from the whole amount of the couple."""
    away = [{"days": 15, "why": "abroad"}]
    found = count({"adults": [{"id": "a", "away": away}, {"id": "b"}]})
    assert found.norm.lines[0].kronor == Decimal(3525) + Decimal(3525) / 2


def test_food_met_at_a_hospital_by_the_item():
    away = [{"days": 15, "why": "hospital", "items": ["food"]}]
    found = count({"adults": [{"id": "a", "away": away}]}, "2023-11")
    assert found.norm.kronor == 3490 + 1130 - Decimal(1950) / 2


def test_lunch_away_some_days_is_counted_in_proportion():
    household = {"adults": 1, "children": [{"age": 5, "lunch_days": 2}]}
    line = count(household).norm.lines[1]
    assert (line.kronor, line.rule.code) == (3030 - Decimal(330) * 2 / 5, "R5-PART")


def test_school_lunch_changes_nothing_and_is_told():
    found = count({"adults": 1, "children": [{"age": 8, "lunch_days": 5}]})
    assert found.norm.kronor == 9100
    assert [warning.code for warning in found.warnings] == ["SCHOOL_LUNCH"]


def test_the_day_of_age_is_the_choice_of_the_municipality():
    household = {"adults": 1, "children": [{"id": "bo", "born": "2018-11-15"}]}
    assert count(household).norm.lines[1].kronor == 3030
    assert count(household, age_on="last day").norm.lines[1].kronor == 3790


def test_a_higher_and_a_lower_norm_each_with_its_reason():
    rows = [
        {
            "item": "food",
            "person": "anna",
            "kind": "higher",
            "amount": 300,
            "reason": "Glutenfritt",
        },
        {
            "item": "leisure",
            "person": "anna",
            "kind": "lower",
            "to": 0,
            "reason": "Ingår i boendet",
        },
    ]
    found = count({**ANNA, "deviations": rows}, "2023-11")
    assert found.norm.kronor == 3490 + 1130 + 300 - 500
    codes = {line.rule.code: line.inputs[0].value for line in found.norm.lines[2:]}
    assert codes == {"R9": "Glutenfritt", "R10": "Ingår i boendet"}


def test_a_guide_warns_and_never_cuts():
    """R11, R12. Red when the ceiling is taken from the cost."""
    guides = [
        {"kind": "rent", "ceiling": 5000, "source": "Påhittad riktlinje 2025"},
        {"kind": "rent", "ceiling": 7000, "children": 1, "source": "Påhittad riktlinje 2025"},
    ]
    household = {**ANNA, "costs": [{"kind": "rent", "amount": 6200}]}
    found = count(household, guides=guides)
    assert found.costs.kronor == 6200
    assert "över riktvärdet 5 000 kr (Påhittad riktlinje 2025)" in found.warnings[0].text_sv
    assert "Ge tid" in found.warnings[0].text_sv
    assert count({**household, "children": [3]}, guides=guides).warnings == ()


def test_a_lodger_lowers_the_rent():
    found = count({**ANNA, "costs": [{"kind": "rent", "amount": 6200, "lodger": 2000}]})
    assert found.costs.kronor == 4200


def test_other_costs_stand_apart_and_a_surplus_covers_them_first():
    medicine = [{"kind": "medicine", "amount": 500}]
    poor = count({**ANNA, "costs": medicine})
    assert (poor.need.kronor, poor.assistance, poor.other, poor.to_pay) == (5180, 5180, 500, 5680)
    some = count({**ANNA, "costs": medicine, "incomes": [{**PAY, "amount": 5380}]})
    assert (some.assistance, some.other) == (0, 300)


def test_where_the_norm_gives_nothing_the_acute_need_is_tested():
    """R22."""
    rich = {**ANNA, "incomes": [PAY]}
    assert [each.code for each in count(rich).warnings] == ["EMERGENCY_TEST"]
    assert count({**rich, "emergency_tested": True}).warnings == ()
    assert count(rich).assistance == 0


def test_one_income_from_register_and_applicant_counts_once():
    """Red when `resolved` keeps both."""
    rows = [PAY, {**PAY, "origin": "register", "source": "Skatteverket", "paid": "2025-10-25"}]
    found = count({**ANNA, "incomes": rows})
    assert found.income.kronor == 9000
    row = next(line for line in found.walk() if line.key == "income.pay.row")
    assert [fact.source_sv for fact in row.inputs] == ["Skatteverket", "uppgift från den sökande"]


def test_two_employers_are_two_incomes():
    rows = [PAY, {**PAY, "amount": 4000, "source": "lönebesked, annan arbetsgivare"}]
    assert count({**ANNA, "incomes": rows}).income.kronor == 13000


def test_a_decided_amount_settles_what_the_sources_say():
    register = {**PAY, "amount": 8000, "origin": "register", "source": "Skatteverket"}
    found = count({**ANNA, "incomes": [{**PAY, "counted": 8500, "origin": "worker"}, register]})
    assert found.income.kronor == 8500


def test_the_window_and_the_comparison_month():
    """R19. Red when the comparison month is taken for the window."""
    rows = [
        {"person": "anna", "kind": "sickness_benefit", "amount": 4000, "paid": "2025-09-20"},
        {"person": "anna", "kind": "pay", "amount": 1000, "paid": "2025-09-25"},
        {"person": "anna", "kind": "pay", "amount": 2000, "paid": "2025-10-25"},
        {"person": "anna", "kind": "pension", "amount": 9000, "paid": "2025-11-25"},
    ]
    window = {"first_day": 1, "months_back": 1}
    household = {**ANNA, "incomes": rows, "emergency_tested": True}
    assert count(household, window=window).income.kronor == 2000
    found = count(household, window=window, use_comparison=True)
    assert found.income.kronor == 6000
    assert {each.code for each in found.warnings} == {"INCOME_CHANGE", "INCOME_DROPPED"}


def test_the_window_from_the_25th_to_the_24th():
    rows = [{**PAY, "paid": "2025-10-25"}, {**PAY, "amount": 1, "paid": "2025-10-24"}]
    found = count({**ANNA, "incomes": rows}, window={"first_day": 25, "months_back": 1})
    assert found.income.kronor == 9000


def test_study_aid_that_pauses_in_summer_is_not_odd():
    row = {"person": "anna", "kind": "study_aid", "amount": 4000, "paid": "2025-05-25"}
    window = {"first_day": 1, "months_back": 1}
    assert count({**ANNA, "incomes": [row]}, "2025-07", window=window).warnings == ()
    later = {**row, "paid": "2025-09-25"}
    found = count({**ANNA, "incomes": [later]}, "2025-11", window=window)
    assert [each.code for each in found.warnings] == ["INCOME_DROPPED"]


def test_a_childs_own_income_counts_up_to_the_childs_costs_and_child_allowance_wholly():
    """R16."""
    rows = [
        {"person": "bo", "kind": "child_pension", "amount": 9000},
        {"person": "bo", "kind": "child_allowance", "amount": 1250},
    ]
    found = count({"adults": 1, "children": [{"id": "bo", "age": 8}], "incomes": rows})
    assert found.income.kronor == 3790 + 1250


@pytest.mark.parametrize("kind", ["tax_refund", "study_aid", "business", "disability_benefit"])
def test_whatever_is_the_childs_own_counts_no_further_than_that(kind):
    """R16. Red when the kind is given to the household."""
    rows = [{"person": "bo", "kind": kind, "amount": 9000}]
    household = {"adults": 1, "children": [{"id": "bo", "age": 19, "school": True}]}
    assert count({**household, "incomes": rows}).income.kronor == 4960


def test_a_leisure_card_and_a_childs_summer_job_count_for_nothing():
    """R14, R15."""
    rows = [
        {"person": "bo", "kind": "leisure_card", "amount": 2500},
        {"person": "bo", "kind": "pay", "amount": 6000},
    ]
    household = {"adults": 1, "children": [{"id": "bo", "age": 16}]}
    assert count({**household, "incomes": rows}).income.kronor == 0


def test_jobbstimulans_is_for_whoever_qualified_and_for_pay_alone():
    rows = [
        PAY,
        {**PAY, "person": "bo", "amount": 1000},
        {**PAY, "kind": "business", "amount": 100},
    ]
    adults = [{"id": "anna", "jobbstimulans": True}, {"id": "bo"}]
    assert count({"adults": adults, "incomes": rows}).income.kronor == 6750 + 1000 + 100


def test_assets_within_the_buffer_and_home_contents_are_left_alone():
    """R20."""
    assets = [{"kind": "bank", "amount": 900}, {"kind": "household_goods", "amount": 90000}]
    assert count({**ANNA, "assets": assets}, asset_buffer=1000).to_pay == 5180
    assert not count({**ANNA, "assets": assets}, asset_buffer=500).is_whole
    decided = [{"kind": "bank", "amount": 9000, "counted": 2000, "reason": "Hyran är betald"}]
    assert count({**ANNA, "assets": decided}).to_pay == 3180
