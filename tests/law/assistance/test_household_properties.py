"""What holds for every household."""

import random
from decimal import Decimal

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.difference import difference
from tillit.law.assistance.stored import as_json, recomputed

MONTHS = st.builds("{:04}-{:02}".format, st.integers(2014, 2025), st.integers(1, 12))
AMOUNTS = st.decimals(0, 20000, places=2).map(str)
CHILD = st.fixed_dictionaries(
    {"age": st.integers(0, 20), "school": st.just(True)},
    optional={"days": st.integers(0, 28), "lunch_days": st.integers(0, 5)},
)
COST = st.fixed_dictionaries(
    {"kind": st.sampled_from(["rent", "electricity", "medicine", "furniture"]), "amount": AMOUNTS}
)
PARAMETERS = st.fixed_dictionaries(
    {
        "day_method": st.sampled_from(["days/30", "days in month", "day amount"]),
        "common_for_part_time": st.sampled_from(["member", "days"]),
        "childs_own_costs": st.sampled_from(["personal", "share"]),
    }
)


@st.composite
def households(draw, *, known=False):
    """Any household; with `known`, one whose incomes are told, so that there is a sum."""
    adults = [
        {"id": f"v{n}", "jobbstimulans": draw(st.booleans())}
        for n in range(draw(st.integers(1, 2)))
    ]
    children = [{"id": f"b{n}", **c} for n, c in enumerate(draw(st.lists(CHILD, max_size=9)))]
    ids = [person["id"] for person in (*adults, *children)]
    incomes = [
        {
            "person": draw(st.sampled_from(ids)),
            "kind": draw(
                st.sampled_from(["pay", "child_allowance", "capital", "sickness_benefit"])
            ),
            "amount": draw(AMOUNTS if known else st.one_of(AMOUNTS, st.none())),
            "source": f"källa {n}",
            "paid": f"2025-{n + 1:02}-01",
        }
        for n in range(draw(st.integers(0, 3)))
    ]
    costs = draw(st.lists(COST, max_size=3))
    return {"adults": adults, "children": children, "incomes": incomes, "costs": costs}


few = settings(max_examples=25)


@few
@given(households(), MONTHS, PARAMETERS, CHILD)
def test_one_more_child_never_lowers_the_norm(household, month, parameters, newcomer):
    """Red when the common costs of a larger household are read one row too low."""
    before = calculate(household, month, parameters=parameters).norm.kronor
    more = {**household, "children": [*household["children"], {"id": "ny", **newcomer}]}
    after = calculate(more, month, parameters=parameters).norm.kronor
    assert before is None or after is None or after >= before


@few
@given(households(), MONTHS, PARAMETERS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(household, month, parameters, draw):
    """Red when `ordered` leaves a list as it came."""
    mixed = {name: draw.sample(rows, len(rows)) for name, rows in household.items()}
    one = as_json(calculate(household, month, parameters=parameters))
    assert as_json(calculate(mixed, month, parameters=parameters)) == one


@few
@given(households(), MONTHS, PARAMETERS)
def test_every_krona_has_a_source_and_every_sum_its_parts(household, month, parameters):
    """Red when a line is made without its facts, or a sum is not that of its lines."""
    found = calculate(household, month, parameters=parameters)
    for line in found.walk():
        assert line.rule.source.act, line.key
        if line.lines:
            parts = [each.kronor for each in line.lines]
            assert line.kronor == (None if None in parts else sum(parts)), line.key
        elif line.kronor:
            assert line.inputs, line.key
            assert all(fact.source_sv for fact in line.inputs), line.key


@few
@given(households(), MONTHS, PARAMETERS)
def test_recomputed_as_of_then_is_the_same_to_the_byte(household, month, parameters):
    text = as_json(calculate(household, month, parameters=parameters))
    assert as_json(recomputed(text)) == text


@few
@given(households(), MONTHS, PARAMETERS)
def test_unknown_never_becomes_a_number_and_assistance_is_never_negative(
    household, month, parameters
):
    """Red when a sum passes over a line without kronor."""
    found = calculate(household, month, parameters=parameters)
    unknown = [line for line in found.walk() if line.kronor is None]
    assert bool(unknown) == (not found.is_whole)
    if unknown:
        assert found.to_pay is None
    else:
        assert found.assistance >= 0
        assert found.other >= 0
        assert found.to_pay == found.to_pay.to_integral_value()


@few
@given(households(known=True), households(known=True), PARAMETERS)
def test_the_changes_add_up_to_the_difference(one, other, parameters):
    """In a year with every cell read. Red when a kind of line is left out of the difference."""
    choices = parameters | {"above_base_amount": "count"}
    before = calculate(one, "2025-02", parameters=choices)
    after = calculate(other, "2025-11", parameters=choices)
    event(f"a sum: {before.is_whole and after.is_whole}")
    found = difference(before, after)
    if found.kronor is None:
        assert before.questions or after.questions
    else:
        assert sum((change.effect or Decimal(0)) for change in found.changes) == found.kronor
        rounding = [change.effect for change in found.changes if change.key == "rounding"]
        assert all(abs(effect) <= 1 for effect in rounding), rounding


@few
@given(st.integers(0, 27), st.sampled_from(["days/30", "days in month", "day amount"]))
def test_one_more_day_never_gives_less(days, method):
    parameters = {"day_method": method}

    def norm(days):
        household = {"adults": 1, "children": [{"age": 8, "days": days}]}
        return calculate(household, "2025-02", parameters=parameters).norm.kronor

    assert norm(days) <= norm(days + 1)
    assert norm(28) == 9100


@pytest.mark.parametrize("seed", range(3))
def test_numbers_written_in_different_ways_are_the_same(seed):
    ways = [9000, 9000.0, "9000", "9 000", "9000,00"]
    random.Random(seed).shuffle(ways)
    results = {
        calculate({"adults": 1, "incomes": [{"person": "vuxen 1", "kind": "pension", "amount": w}]},
                  "2025-02").balance
        for w in ways
    }  # fmt: skip
    assert results == {Decimal(3820)}
