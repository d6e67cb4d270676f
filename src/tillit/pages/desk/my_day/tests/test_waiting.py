"""What waits for somebody besides their own cases.

Red when: an allocated case counts as nobody's, a met clock counts as late, another unit's cases
count, a query is made per case, or a role without anything waiting is shown numbers.
"""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.casework.cases.actions import start_case
from tillit.casework.cases.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    SYSTEM,
    made_once,
    world,
)
from tillit.pages.desk.my_day.waiting import waiting
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Source


def _case(town, unit_id, responsible=None):
    child = register_person("Barn", "Ek", source=Source.STAFF, by=SYSTEM, at=AT)
    return start_case(child, unit_id, responsible=responsible, by=SYSTEM, at=AT)


def _words(staff, at):
    return [(line.words.replace("\u00a0", " "), line.late) for line in waiting(staff, at)]


def test_a_leader_sees_what_nobody_has_and_what_is_late(world):  # noqa: F811
    assert _words(world.linda, AT) == []
    _case(world, world.unit)
    assert _words(world.linda, AT) == [("1 ärende utan handläggare", False)]
    later = _words(world.linda, AT + timedelta(days=200))
    assert later[0] == ("2 ärenden har en tid som gått ut", True)
    assert _words(world.alice, AT) == []
    assert _words(world.bob, AT) == []


def test_the_number_of_queries_does_not_grow(world):  # noqa: F811
    _case(world, world.unit)
    numbers = []
    for more in (0, 12):
        for _ in range(more):
            _case(world, world.unit)
        with CaptureQueriesContext(connection) as found:
            waiting(world.linda, AT)
        numbers.append(len(found))
    # Three for roles: what ends soon, closed doors, what takes two. One for the log, one for
    # extracts.
    assert numbers[0] == numbers[1] <= 16


def test_my_day_of_a_leader_leads_to_the_team(world, at_desk):  # noqa: F811
    _case(world, world.unit)
    text = at_desk(world.linda, AT).get(reverse("desk:my_day")).content.decode()
    assert reverse("desk:team_of", args=[world.unit]) in text
    assert "Du har inga ärenden" not in text
    assert "Inget har sin sista tid" not in text


def test_nothing_waits_is_said(world, at_desk):  # noqa: F811
    text = at_desk(world.linda, AT).get(reverse("desk:my_day")).content.decode()
    assert "Inget väntar på dig just nu" in text
