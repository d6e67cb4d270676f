"""The very day, age, sum and size where a rule begins or ends, counted by hand."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.riksnorm import Cell
from tillit.law.assistance.tables import national
from tillit.law.citation import Status

ANNA = {"adults": [{"id": "anna"}]}
ONE = 3910 + 1400  # 2025: one adult, and what two have in common


def norm(household, month, **parameters):
    return calculate(household, month, parameters=parameters).norm.kronor


@pytest.mark.parametrize(
    ("born", "child"),
    [
        ("2025-09-30", 2720),
        ("2024-09-01", 3030),
        ("2024-09-02", 2720),
        ("2022-09-01", 2700),
        ("2021-09-01", 3030),
        ("2018-09-02", 3030),
        ("2018-09-01", 3790),
        ("2014-09-01", 4350),
        ("2010-09-01", 4920),
        ("2006-09-01", 4960),
        ("2004-09-02", 4960),
    ],
)
def test_a_birthday_on_the_first_is_reached_and_one_on_the_second_is_not(born, child):
    """R6. Red when an age band begins a day or a year off."""
    household = {**ANNA, "children": [{"id": "bo", "born": born, "school": True}]}
    assert norm(household, "2025-09") == ONE + child


def test_from_the_very_day_of_eighteen_school_must_be_known():
    """R8. Red when eighteen is not asked about."""
    for born, known in (("2007-09-02", True), ("2007-09-01", False)):
        household = {**ANNA, "children": [{"id": "bo", "born": born}]}
        assert calculate(household, "2025-09").is_whole is known, born


def test_more_than_seven_have_the_last_step_each():
    """SoF 12:1–3. Red when the eighth is forgotten; unknown when one of the two cells is."""
    assert norm({"adults": 2, "children": [8] * 5}, "2025-09") == 7050 + 5 * 3790 + 2810
    assert norm({"adults": 2, "children": [8] * 7}, "2025-09") == 7050 + 7 * 3790 + 2810 + 2 * 190
    table = national().norm(2025)
    for name in ("common_persons_7", "common_per_extra", "adults_couple"):
        unknown = Cell(None, Status.NOT_FOUND, "prov")
        tables = replace(
            national(), norms={2025: replace(table, cells={**table.cells, name: unknown})}
        )
        found = calculate({"adults": 2, "children": [8] * 7}, "2025-09", tables=tables)
        assert (found.norm.kronor, len(found.questions)) == (None, 1), name


@pytest.mark.parametrize(
    ("method", "month", "child"),
    [
        ("days/30", "2025-10", Decimal(3790) * 15 / 30),
        ("days in month", "2025-10", Decimal("1833.87096774")),
        ("day amount", "2025-10", 125 * 15),
        ("days/30", "2025-02", Decimal(3790) * 15 / 30),
        ("days in month", "2025-02", Decimal("2030.35714286")),
        ("day amount", "2025-02", 125 * 15),
    ],
)
def test_half_a_month_by_each_way_of_counting_days(method, month, child):
    """R2, R3. Red when a way takes the days of another month, or its day amount is not rounded."""
    household = {**ANNA, "children": [{"id": "bo", "age": 8, "days": 15}]}
    assert norm(household, month, day_method=method) == ONE + child


def test_a_child_who_is_there_every_day_has_the_whole_step_of_the_common_costs():
    """Red when a child with all days is one who comes and goes."""
    for days, common in ((15, Decimal(1270) + Decimal(130) / 2), (30, Decimal(1400))):
        household = {**ANNA, "children": [{"id": "bo", "age": 8, "days": days}]}
        found = calculate(household, "2025-09", parameters={"common_for_part_time": "days"})
        (line,) = [line for line in found.norm.walk() if line.key == "norm.common"]
        assert line.kronor == common, days
        assert (len(line.inputs) == 1) == (days == 30)


def test_study_aid_pauses_from_june_to_september():
    """R19. Red when May or October is summer, or June or September is not."""
    window = {"window": {"first_day": 1, "months_back": 1}}
    for month, before, warns in (
        ("2025-05", "2025-03-25", True), ("2025-06", "2025-04-25", False),
        ("2025-09", "2025-07-25", False), ("2025-10", "2025-08-25", True),
    ):  # fmt: skip
        row = {"person": "anna", "kind": "study_aid", "amount": 4000, "paid": before}
        found = calculate({**ANNA, "incomes": [row]}, month, parameters=window)
        assert bool(found.warnings) == warns, month


@pytest.mark.parametrize(("day", "income"), [("2025-10-25", 9000), ("2025-10-26", 18000)])
def test_one_sum_within_a_week_is_one_payment_told_by_two(day, income):
    """Seven days apart they are asked about; eight days apart they are two. Red when the week is
    shorter or longer."""
    register = {
        "person": "anna", "kind": "pay", "amount": 9000, "paid": "2025-10-18",
        "origin": "register", "source": "Skatteverket",
    }  # fmt: skip
    told = {**register, "paid": day, "origin": "applicant", "source": "ansökan"}
    found = calculate({**ANNA, "incomes": [register, told]}, "2025-11")
    assert found.income.kronor == (None if income == 9000 else income)


def test_what_changes_by_just_the_limit_is_not_told():
    """R19, twelve per cent. Red when the limit itself warns."""
    window = {"window": {"first_day": 1, "months_back": 1}}
    for now, codes in ((1120, []), (1121, ["INCOME_CHANGE"]), (880, []), (879, ["INCOME_CHANGE"])):
        rows = [
            {"person": "anna", "kind": "pension", "amount": 1000, "paid": "2025-09-25"},
            {"person": "anna", "kind": "pension", "amount": now, "paid": "2025-10-25"},
        ]
        found = calculate({**ANNA, "incomes": rows}, "2025-11", parameters=window)
        assert [each.code for each in found.warnings] == codes, now


def test_twelve_months_of_each_closed_year_for_one_family():
    """Couple with 1, 4, 8 and 12 years. Red when a year reads another year's table."""
    sums = {
        2014: 16480, 2015: 16480, 2016: 17190, 2017: 17360, 2018: 18430, 2019: 18810, 2020: 19190,
        2021: 19260, 2022: 19590, 2023: 21300, 2024: 23180, 2025: 23870,
    }  # fmt: skip
    for year, kronor in sums.items():
        for month in (1, 6, 7, 12):
            found = norm({"adults": 2, "children": [1, 4, 8, 12]}, f"{year}-{month:02}")
            assert found == kronor, (year, month)
