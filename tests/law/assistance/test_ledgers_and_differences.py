"""What runs over months, what differs between two, and what was paid too much."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tillit.law.assistance import stored
from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.difference import difference
from tillit.law.assistance.ledgers import (
    Hours,
    activity_hours,
    child_earnings,
    jobbstimulans,
    most_hours_a_week,
)
from tillit.law.assistance.recovery import Ground, recovery
from tillit.law.assistance.riksnorm import Cell
from tillit.law.assistance.stored import NotAsThen, as_json, recomputed
from tillit.law.assistance.tables import national
from tillit.law.citation import Status

ANNA = {"adults": [{"id": "anna"}]}
PAY = {"person": "anna", "kind": "pay", "amount": 9000}


def count(household, month="2025-11", **parameters):
    return calculate(household, month, parameters=parameters)


def test_the_time_line_of_jobbstimulans_tells_each_month():
    ledger = jobbstimulans({f"2025-0{n}": True for n in range(1, 7)}, date(2025, 8, 1))
    assert [row.month for row in ledger.rows][-2:] == ["2025-07", "2025-08"]
    assert ledger.rows[-1].text_sv == "jobbstimulans gäller, 23 månader kvar"


def test_an_unknown_month_that_decides_nothing_is_no_question():
    history = {"2024-12": None, **{f"2025-0{n}": True for n in range(1, 6)}, "2025-06": False}
    assert jobbstimulans(history, date(2025, 7, 1)).active is None
    assert jobbstimulans({"2025-01": None, "2025-02": False}, date(2025, 3, 1)).active is False


def test_a_childs_year_against_the_base_amount():
    rows = child_earnings({"2026-06": Decimal(50000), "2026-07": Decimal(20000)}, Decimal(59200))
    assert [(row.above, row.left) for row in rows] == [(0, 9200), (10800, 0)]


def test_hours_that_nobody_knows_are_not_zero():
    rows = activity_hours(
        [
            Hours("2026-10", Decimal(120), Decimal(100), Decimal(10)),
            Hours("2026-11", Decimal(120), None, Decimal(0)),
        ]
    )
    assert [row.unexplained for row in rows] == [10, None]
    assert most_hours_a_week(Decimal("0.5"), has_child_under_eight=True) == 10


def test_why_it_became_less_in_words():
    """Red when the sign of an income is turned."""
    before = count({**ANNA, "incomes": [{**PAY, "amount": 1000}]}, "2025-10")
    after = count({**ANNA, "incomes": [{**PAY, "amount": 1412}]})
    found = difference(before, after)
    assert found.kronor == -412
    assert found.heading_sv == (
        "Varför blev det 412 kr mindre från oktober 2025 till november 2025?"
    )
    assert found.changes[0].text_sv == (
        "Lön, anna: 1 412 kr mot 1 000 kr förut. Det ger 412 kr mindre."
    )


def test_what_a_surplus_takes_up_is_told():
    """Red when a surplus is not a row of its own, and hides among the rounding."""
    before = count({**ANNA, "incomes": [{**PAY, "amount": 5000}]}, "2025-10")
    after = count({**ANNA, "incomes": [{**PAY, "amount": 6180}]})
    found = difference(before, after)
    assert found.kronor == -180
    assert [(change.key, change.effect) for change in found.changes] == [
        ("income.pay.row", -1180),
        ("surplus", 1000),
    ]


def test_a_difference_with_an_open_question_is_not_a_number():
    before = count(ANNA)
    after = count({**ANNA, "answers": [{"agency": "FK", "status": "failed"}]}, "2025-12")
    found = difference(before, after)
    assert found.kronor is None
    assert "december 2025 har öppna frågor" in found.heading_sv


def test_what_changed_since_is_told_and_not_made_anew():
    """Red when `recomputed` does not compare the tables."""
    text = as_json(count(ANNA))
    changed = text.replace('"tables":{"riksnorm 2025":"', '"tables":{"riksnorm 2025":"x')
    with pytest.raises(NotAsThen, match="tabellen riksnorm 2025"):
        recomputed(changed)
    with pytest.raises(NotAsThen, match="regeln NORM"):
        recomputed(text.replace('"NORM":1', '"NORM":9'))
    with pytest.raises(NotAsThen, match="blir inte densamma"):
        recomputed(text.replace('"shown":"5 180"', '"shown":"5 181"'))


def test_a_rule_that_was_read_and_words_that_became_plainer_hinder_nothing():
    """Red when `recomputed` compares more than what decides a krona."""
    for then, now in (('"mark":"confirmed"', '"mark":"unverified"'), ("Personliga", "Egna")):
        text = as_json(count(ANNA))
        assert then in text
        assert recomputed(text.replace(then, now)).to_pay == 5180


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ('"kronor":"3910"', '"kronor":"3911"'),
        ('"key":"norm.adult"', '"key":"norm.child"'),
        ('"about":"anna"', '"about":"bo"'),
        ('"to_pay":"5180"', '"to_pay":null'),
        ('"active":true', '"active":false'),
        ('"question":""', '"question":"Vad?"'),
    ],
)
def test_what_decides_a_krona_is_the_same_as_then(then, now):
    """Red when that part is left out of `_kronor_of`."""
    months = [f"2025-0{number}" for number in range(1, 7)]
    text = as_json(count({"adults": [{"id": "anna", "assistance_months": months}]}))
    assert then in text
    with pytest.raises(NotAsThen, match="blir inte densamma"):
        recomputed(text.replace(then, now))


def test_an_open_year_that_was_filled_in_is_counted_as_it_was(monkeypatch):
    """Red when `recomputed` reads the table of today alone."""
    old = national().norm(2026)
    filled = {**old.cells, "adults_single": Cell(Decimal(9999), Status.CONFIRMED, "prov")}
    today = national().with_norm(replace(old, cells=filled))
    text = as_json(count(ANNA, "2026-02"))
    with pytest.raises(NotAsThen, match="tabellen riksnorm 2026"):
        recomputed(text, tables=today)
    monkeypatch.setattr(stored, "earlier", lambda: {old.checksum: old})
    assert recomputed(text, tables=today).to_pay == 5220


def test_recovery_is_what_was_paid_above_the_right_and_never_below_zero():
    """R25."""
    right = count({**ANNA, "incomes": [{**PAY, "amount": 1000}]})
    assert recovery(Decimal(5180), right, Ground.WRONG_OR_MISSING).kronor == 1000
    assert recovery(Decimal(4000), right, Ground.WRONG_OR_MISSING).kronor == 0
    unknown = count({**ANNA, "answers": [{"agency": "FK", "status": "failed"}]})
    found = recovery(Decimal(5180), unknown, Ground.OTHER)
    assert found.kronor is None
    assert found.needs_a_person
