"""Lists cost the same however long they are, and leave a leaf."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.types import ApplicationKind, MonthStage
from tillit.trust.audit.models import Payload

from .conftest import AT, DECEMBER, sent


def questions(ask):
    """How many questions to the database something takes."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)


def test_the_list_of_months_asks_as_much_for_three_as_for_one(world):
    """Red when: `_lines` asks for each row."""
    sent(world)
    one = questions(lambda: actions.open_sheets(DECEMBER, by=world.wanja, at=AT))
    for who in (world.asta, world.bo):
        sent(world, who)
    three = questions(lambda: actions.open_sheets(DECEMBER, by=world.wanja, at=AT))
    assert three == one
    lines = actions.open_sheets(DECEMBER, by=world.wanja, at=AT)
    assert len(lines) == 3
    assert {line.stage for line in lines} == {MonthStage.RECEIVED}
    assert {line.kind for line in lines} == {ApplicationKind.NEW}


def test_the_page_of_a_month_asks_as_much_with_many_costs_as_with_one(world):
    """Red when: a row of the month is looked up by itself."""
    costs = [{"who": "", "kind": "medicine", "kronor": "100"} for _ in range(12)]
    few, many = sent(world), sent(world, world.bo, costs=costs)
    asked = [
        questions(lambda each=each: actions.open_month(each, by=world.wanja, at=AT))
        for each in (few, many)
    ]
    assert asked[0] == asked[1]


def test_every_reading_leaves_a_leaf(world):
    """Red when: `note_read` is taken out of one of them."""
    sheet = sent(world)
    me = world.me(world.sven)
    readings = {
        "list_months": lambda: actions.open_sheets(DECEMBER, by=world.wanja, at=AT),
        "open_month": lambda: actions.open_month(sheet, by=world.wanja, at=AT),
        "open_my_months": lambda: actions.open_my_months(by=me, at=AT),
        "list_applications": lambda: actions.open_my_applications(by=me, at=AT),
    }
    for verb, read in readings.items():
        before = Payload.objects.filter(verb=verb).count()
        read()
        assert Payload.objects.filter(verb=verb).count() == before + 1


def test_nothing_is_drawn_while_nobody_has_decided(world):
    """Red when: draws of others' cases are listed."""
    sent(world)
    assert queries.draws_waiting(world.wanja, at=AT) == []
