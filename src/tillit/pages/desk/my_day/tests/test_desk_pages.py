"""My day, the team and the rule book: right page, right trace, the same number of queries.

Red when: a query is made per case, the leaf is forgotten, or somebody else's team is shown.
"""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.casework.cases.actions import start_case, start_clock
from tillit.casework.cases.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    SYSTEM,
    made_once,
    world,
)
from tillit.law.rulebook import all_rules
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source
from tillit.trust.audit.queries import readings_of


def _more_cases(town, number, responsible):
    for turn in range(number):
        child = register_person(f"Barn{turn}", "Ek", source=Source.STAFF, by=SYSTEM, at=AT)
        case = start_case(child, town.unit, responsible=responsible, by=SYSTEM, at=AT)
        start_clock("D04", case, unit_id=town.unit, by=SYSTEM, at=AT - timedelta(days=turn))


def _queries(client, url):
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_my_day_shows_mine_with_law_and_leaves_a_leaf(world, at_desk):  # noqa: F811
    # Telling those concerned is due at once, so it stands before the four months.
    text = at_desk(world.alice, AT).get(reverse("desk:my_day")).content.decode()
    assert "Charlie E." in text
    assert "SoL\u00a020:4" in text
    assert "Charlie E." not in at_desk(world.bob, AT).get(reverse("desk:my_day")).content.decode()


def test_my_day_and_team_take_the_same_number_of_queries(world, at_desk):  # noqa: F811
    for staff, url in (
        (world.alice, reverse("desk:my_day")),
        (world.linda, reverse("desk:team_of", args=[world.unit])),
    ):
        client = at_desk(staff, AT)
        client.get(url)
        few = _queries(client, url)
        _more_cases(world, 12, world.alice.id)
        assert _queries(client, url) == few


def test_only_the_leader_sees_the_team_and_it_leaves_a_leaf(world, at_desk):  # noqa: F811
    url = reverse("desk:team_of", args=[world.unit])
    assert at_desk(world.bob, AT).get(url).status_code == 404
    assert at_desk(world.linda, AT).get(url).status_code == 200
    assert [r.verb for r in readings_of(world.linda, world.unit)] == ["open_team"]


def test_a_caseload_is_handed_over_whole(world, at_desk):  # noqa: F811
    _more_cases(world, 2, world.alice.id)
    url = reverse("desk:hand_over_all", args=[world.unit, world.alice.id])
    client = at_desk(world.linda, AT)
    page = client.get(url).content.decode()
    assert page.count("<select") == 3
    empty = client.post(url, {"why": ""})
    assert empty.status_code == 422
    assert "Varför" in empty.content.decode()


def test_the_rule_book_shows_every_rule(world, at_desk):  # noqa: F811
    text = at_desk(world.alice, AT).get(reverse("desk:rulebook")).content.decode()
    assert text.count("<tr><td>") == len(all_rules())
