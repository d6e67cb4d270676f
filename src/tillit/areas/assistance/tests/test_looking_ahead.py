"""The proposal of 2027 over a month: who is touched, told of one's own, and nothing changed."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.models import SheetRow, StoredCalculation
from tillit.areas.assistance.types import Section
from tillit.kernel.actor import Role
from tillit.trust.audit.models import Payload

from .conftest import AT, DECEMBER, colleague, sent


def with_higher_norm(world, who):
    sheet = sent(world, who)
    adult = SheetRow.objects.get(sheet_id=sheet, kind="adult")
    row = RowIn(
        Section.SPECIAL, "food", person=adult.person_id,
        facts={"kind": "higher", "amount": "300"}, why="Glutenfri kost",
    )  # fmt: skip
    actions.add_row(sheet, row, by=world.wanja, at=AT)
    actions.count_month(sheet, by=world.wanja, at=AT)
    return sheet


def test_a_worker_sees_own_cases_and_a_leader_the_numbers_of_all(world):
    """Red when the list is that of all sheets, or the reading leaves no leaf."""
    with_higher_norm(world, world.sven)
    plain = sent(world, world.bo)
    actions.count_month(plain, by=world.wanja, at=AT)
    before = list(StoredCalculation.objects.order_by("pk").values_list("sha256", flat=True))
    leaves = Payload.objects.filter(verb="look_ahead").count()
    mine = actions.look_ahead(DECEMBER, by=world.wanja, at=AT)
    assert (mine.counted, mine.touched, mine.higher_norm, mine.left) == (2, 1, 1, 0)
    assert [line.person.short_name for line in mine.lines] == ["Sven L."]
    assert "Högre norm (300 kr) ryms inte" in mine.lines[0].effects[0]
    others = actions.look_ahead(DECEMBER, by=world.olle, at=AT)
    assert (others.counted, others.lines) == (0, ())
    elsewhere = colleague("Lisa", next(iter(world.olle.units())), Role.LEADER)
    led = actions.look_ahead(DECEMBER, by=elsewhere, at=AT)
    assert (led.whole, led.counted, led.touched, led.lines) == (True, 2, 1, ())
    assert Payload.objects.filter(verb="look_ahead").count() == leaves + 3
    after = list(StoredCalculation.objects.order_by("pk").values_list("sha256", flat=True))
    assert before == after
    assert actions.look_ahead(date(2025, 10, 1), by=world.lova, at=AT).counted == 0


def test_it_asks_as_much_of_two_as_of_one(world):
    """Red when the tables that were brought are read for each calculation."""

    def asked():
        with CaptureQueriesContext(connection) as found:
            actions.look_ahead(DECEMBER, by=world.lova, at=AT)
        return len(found)

    with_higher_norm(world, world.sven)
    one = asked()
    with_higher_norm(world, world.bo)
    assert asked() == one


def test_what_cannot_be_counted_anew_is_said(world):
    """Red when a rule of another version than then breaks the page."""
    sheet = with_higher_norm(world, world.sven)
    row = StoredCalculation.objects.get(sheet_id=sheet)
    changed = row.text.replace('"NEED":1', '"NEED":9')
    StoredCalculation.objects.filter(pk=row.pk).update(text=changed)
    found = actions.look_ahead(DECEMBER, by=world.lova, at=AT)
    assert (found.counted, found.left) == (0, 1)
