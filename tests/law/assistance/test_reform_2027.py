"""The look ahead at 2027: who is touched, never what anybody is paid."""

from decimal import Decimal

from tillit.law.assistance.calculation import calculate
from tillit.law.assistance.reform import touched_by_2027


def test_who_is_touched_and_how():
    """Red when the third child is counted too, or the shares are swapped."""
    extra = {"item": "food", "person": "vuxen 1", "kind": "higher", "amount": 300, "reason": "Kost"}
    cases = {
        "tre barn": {"adults": 2, "children": [1, 4, 8]},
        "fem barn": {"adults": 2, "children": [5, 8, 9, 12, 16]},
        "fyra barn, en vuxen": {"adults": 1, "children": [8, 8, 9, 9]},
        "kost": {"adults": 1, "deviations": [extra]},
    }
    found = touched_by_2027({name: calculate(each, "2025-11") for name, each in cases.items()})
    assert {each.name: [(e.code, e.least, e.most) for e in each.effects] for each in found} == {
        "fem barn": [("FOURTH_CHILD", Decimal(6820) * 3 / 4, Decimal(9270) * 3 / 4)],
        "fyra barn, en vuxen": [("FOURTH_CHILD", 1516, 1516)],
        "kost": [("CEILING", 300, 300)],
    }
    assert {each.stage_sv for each in found} == {"förslag, lagtexten är inte läst"}


def test_an_unknown_amount_stays_unknown():
    case = calculate({"adults": 2, "children": [0, 0, 0, 0]}, "2026-11")
    assert touched_by_2027({"a": case})[0].effects[0].most is None
