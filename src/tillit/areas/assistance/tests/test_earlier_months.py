"""What earlier months tell: jobbstimulans and a child's earnings, without a worker's writing."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions.count import counted_of
from tillit.areas.assistance.earlier import earlier_of
from tillit.areas.assistance.household import Somebody
from tillit.areas.assistance.models import SheetRow, Worksheet
from tillit.areas.assistance.plain import with_earlier
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.types import Owner, Section, Who

from .conftest import AT, DECEMBER, sent
from .deciding import granted

PAY = [{"who": str(Who.APPLICANT), "kind": "pay", "kronor": "4000", "paid": "2025-11-25"}]
months = st.dictionaries(st.sampled_from([f"2025-{n:02}" for n in range(1, 13)]), st.booleans())


def keys(world, sheet):
    """The lines of a month as it stands."""
    found = counted_of(standing_of(world.wanja, Worksheet.objects.get(pk=sheet), at=AT))
    return {leaf.key for leaf in found.income.leaves()}


def test_six_granted_months_give_jobbstimulans_by_themselves(world):
    """Five are not enough, and one that waits is none. Red when: decided months are not read, or
    an application counts as assistance."""
    for number in range(6, 11):
        granted(world, month=date(2025, number, 1))
    sent(world, month=date(2025, 11, 1))
    sheet = sent(world, incomes=PAY)
    assert "income.jobbstimulans" not in keys(world, sheet)
    granted(world, month=date(2025, 11, 1))
    assert "income.jobbstimulans" in keys(world, sheet)


def test_what_a_child_earned_this_year_is_added_up_once(world):
    """The same pay stands in two months. Red when: it is counted twice, or what counts now is
    also counted as earlier."""
    first = sent(world, month=date(2025, 11, 1))
    actions.count_month(first, by=world.wanja, at=AT)
    _pays(world, first, date(2025, 9, 25), date(2025, 10, 24))
    second = sent(world, month=DECEMBER)
    _pays(world, second, date(2025, 10, 24), date(2025, 11, 25))
    row = Worksheet.objects.get(pk=second)
    found = standing_of(world.wanja, row, at=AT)
    people = found.people | {world.cleo: _child(world.cleo)}
    earned = earlier_of(row, people, found.rows)[world.cleo]
    assert earned == {"earned_before": "1500.00"}  # October's stands in both and counts now


def _pays(world, sheet, *days):
    SheetRow.objects.bulk_create(
        SheetRow(
            sheet_id=sheet, section=Section.INCOME, kind="pay", person_id=world.cleo,
            kronor=Decimal(1500), on=day, owner=Owner.APPLICANT, origin=f"{sheet}:{day}",
            source="ansökan", at=AT,
        )
        for day in days
    )  # fmt: skip


def _child(person):
    return Somebody(person, "barn 1", date(2009, 3, 1), True)


@given(months, months)
def test_what_a_worker_writes_wins(written, known):
    """Red when: what is known is put over what a person wrote."""
    found = with_earlier({"assistance_months": written}, {"assistance_months": known})
    assert found["assistance_months"] == known | written
    said = with_earlier({"jobbstimulans": True}, {"assistance_months": known})
    assert said == {"jobbstimulans": True}
    listed = with_earlier({"assistance_months": list(written)}, {"assistance_months": known})
    assert listed["assistance_months"] == known | dict.fromkeys(written, True)
