"""Applications that cannot be meant: each fault a clear sentence, and nothing stored half-way."""

from datetime import date

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import SheetRow, Worksheet
from tillit.kernel.refusal import Refusal
from tillit.registers.people.actions import register_person, relate
from tillit.registers.people.types import RelationKind

from .conftest import AT, TYPED, written

PAY = {"who": "sökande", "kind": "pay", "kronor": "4000"}


def refused(world, **answers) -> str:
    """What is said to whoever signs it."""
    made = written(world, world.sven, **answers)
    with pytest.raises(Refusal) as found:
        actions.sign_application(made, version=2, by=world.me(world.sven), at=AT)
    assert not Worksheet.objects.exists()
    assert not SheetRow.objects.exists()
    return str(found.value)


def test_the_same_income_twice(world):
    """Red when: `check_sums` does not compare rows."""
    assert "samma inkomst står två gånger" in refused(world, incomes=[PAY, PAY])


def test_two_payments_of_one_sum_that_are_told_apart(world):
    """Red when: what is told of a row is not part of it."""
    made = written(world, world.sven, incomes=[PAY, {**PAY, "told": "Det andra jobbet."}])
    actions.sign_application(made, version=2, by=world.me(world.sven), at=AT)
    assert SheetRow.objects.filter(kind="pay").count() == 2


def test_a_day_more_than_two_years_away(world):
    """Red when: `check_sums` does not look at the day."""
    assert "mer än två år bort" in refused(world, incomes=[{**PAY, "paid": "2019-11-25"}])


def test_a_child_who_has_grown_up_applies_alone(world):
    """Red when: `check_ages` is not asked."""
    grown = register_person("Greta", "Lod", born=date(2004, 12, 1), **TYPED)
    relate(grown, world.sven, RelationKind.GUARDIAN, **TYPED)
    told = refused(world, children=[{"person": str(grown)}])
    assert "fyllt 21 år söker själv" in told


def test_an_application_far_away_in_time(world):
    """Red when: any month may be applied for."""
    with pytest.raises(Refusal, match="nära i tiden"):
        actions.start_application(date(2028, 1, 1), by=world.me(world.sven), at=AT)
