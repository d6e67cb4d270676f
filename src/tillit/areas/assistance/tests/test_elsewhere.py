"""Somebody who is counted in two households the same month is something to look at."""

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import SheetWarning, Worksheet
from tillit.areas.assistance.types import WarningKind

from .conftest import AT, sent


def child(world, **more):
    return [{"person": str(world.cleo), "lunch_days": 0} | more]


def seen(sheet):
    rows = SheetWarning.objects.filter(sheet=sheet, kind=WarningKind.COUNTED_TWICE)
    return [row.text for row in rows]


@pytest.mark.parametrize(
    ("here", "there", "told"),
    [({}, {}, True), ({"days": 15}, {}, True), ({"days": 15}, {"days": 17}, True),
     ({"days": 15}, {"days": 16}, False)],
)  # fmt: skip
def test_a_child_in_two_homes_is_counted_by_days_and_never_twice(world, here, there, told):
    """December has 31 days. Red when: the days of the other home are not added, or a child who
    lives in both by days is taken for one who is counted twice."""
    sent(world, world.bo, children=child(world, **there))
    sheet = sent(world, world.asta, children=child(world, **here))
    actions.count_month(sheet, by=world.wanja, at=AT)
    assert bool(seen(sheet)) is told


def test_the_other_household_is_not_named_and_what_is_solved_closes(world):
    """Red when: a withdrawn month counts, or a number of another case stands in the words."""
    other = sent(world, world.bo, children=child(world))
    sheet = sent(world, world.asta, children=child(world))
    actions.count_month(sheet, by=world.wanja, at=AT)
    (words,) = seen(sheet)
    assert "E-20" not in words
    assert "Bo" not in words
    Worksheet.objects.filter(pk=other).update(stage="withdrawn")
    actions.count_month(sheet, by=world.wanja, at=AT)
    row = SheetWarning.objects.get(sheet=sheet, kind=WarningKind.COUNTED_TWICE)
    assert row.state == "solved"
