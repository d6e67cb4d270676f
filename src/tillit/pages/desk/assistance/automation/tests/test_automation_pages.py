"""The leader lets the program run a month, a colleague stops it, and what it did is looked at."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import MonthDecision, MonthRun, ReviewDraw
from tillit.areas.assistance.queries import gate_report, switch
from tillit.areas.assistance.tests.conftest import DECEMBER, make_world
from tillit.areas.assistance.tests.deciding import LATER
from tillit.areas.assistance.tests.running import NOVEMBER, Answering, renewal, turned_on
from tillit.areas.assistance.types import GateGroup, Reviewed, told, told_total
from tillit.kernel.actor import System

RUNNER = System("month-run")
PAGE = "desk:automation"


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


@pytest.fixture(scope="module")
def made(module_rows):
    with module_rows():
        world = make_world()
        sheets = [renewal(world, n) for n in range(3)]
        turned_on(world)
        return world, sheets


@pytest.fixture
def town(db, made, monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    monkeypatch.setattr(ports, "_plugged", [Answering()])
    return made


def carry():
    while actions.carry_on(by=RUNNER, at=LATER):
        pass


def test_the_leader_begins_and_all_see_how_far_it_has_come(town, at_desk):
    """Red when: the form begins nothing, the page says another number, or names somebody."""
    world, _ = town
    client = at_desk(world.lova, LATER)
    page = text(client.get(reverse(PAGE)))
    assert "December 2025, 3 som väntar" in page
    assert "Punkt 7.2" in page
    begun = client.post(reverse("desk:begin_month_run"), {"month": "2025-12-01"}, follow=True)
    assert "0 av 3 klara" in text(begun)
    carry()
    page = text(at_desk(world.wanja, LATER).get(reverse(PAGE)))
    assert "Senaste körningen: december 2025" in page
    assert "Person0" not in page


def test_nobody_else_begins_and_anybody_in_the_unit_stops(town, at_desk):
    """Red when: the worker is offered the form or it is taken from one; or cannot stop."""
    world, _ = town
    client = at_desk(world.wanja, LATER)
    assert "Starta körningen" not in text(client.get(reverse(PAGE)))
    answer = client.post(reverse("desk:begin_month_run"), {"month": "2025-12-01"})
    assert answer.status_code == 422
    run = actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
    answer = client.post(reverse("desk:stop_month_run", args=[run]), follow=True)
    assert "Körningen är stoppad" in text(answer)
    assert MonthRun.objects.get().stopped_by_name == "Wanja"


def test_who_works_with_something_else_finds_nothing(town, at_desk):
    """Red when: the pages ask only for a sign-in."""
    world, _ = town
    stranger = _elsewhere(world)
    client = at_desk(stranger, LATER)
    for name in (PAGE, "desk:gate_report"):
        assert client.get(reverse(name)).status_code == 404


def test_off_is_one_press_and_says_who_and_why(town, at_desk):
    """Red when: the reason may be left out, or the switch stays."""
    world, _ = town
    client = at_desk(world.kim, LATER)
    answer = client.post(reverse("desk:turn_automation"), {"do": "off", "why": ""})
    assert answer.status_code == 422
    assert switch(world.kim, at=LATER).on
    said = {"do": "off", "why": "Något ser fel ut."}
    page = text(client.post(reverse("desk:turn_automation"), said, follow=True))
    assert "Kim" in page
    assert "Något ser fel ut." in page
    assert not switch(world.kim, at=LATER).on
    answer = client.post(reverse("desk:turn_automation"), {"do": "on", "why": "Löst."})
    assert answer.status_code == 422  # only who leads


def drawn(world):
    """Everything is decided and all of it drawn."""
    actions.begin_run(world.unit, DECEMBER, by=world.lova, at=LATER)
    carry()
    for row in MonthDecision.objects.filter(by_program=True):
        ReviewDraw.objects.get_or_create(decided=row, defaults={"drawn_at": LATER})
    return list(ReviewDraw.objects.order_by("pk"))


def test_a_drawn_decision_is_reviewed_on_its_page(town, at_desk):
    """Red when: "another" goes without a word, or the draw still waits."""
    world, _ = town
    draws = drawn(world)
    client = at_desk(world.wanja, LATER)
    address = reverse("desk:review_draw", args=[draws[0].pk])
    assert "Person" in text(client.get(address))
    answer = client.post(address, {"reviewed": "other", "text": ""})
    assert answer.status_code == 422
    assert client.post(address, {"reviewed": "same"}).status_code == 302
    assert "Samma beslut" in text(client.get(address))
    assert at_desk(world.olle, LATER).get(address).status_code == 404


def test_when_reviews_find_another_twice_the_page_says_so_with_a_button(town, at_desk):
    """Red when: the warning stays away, comes for one, or its button does not stop."""
    world, _ = town
    draws = drawn(world)
    client = at_desk(world.lova, LATER)
    look = {"reviewed": Reviewed.OTHER, "text": "Hyran var fel.", "by": world.wanja, "at": LATER}
    actions.review_decision(draws[0].pk, **look)
    assert "borde ha varit ett annat</b>" not in text(client.get(reverse(PAGE)))
    actions.review_decision(draws[1].pk, **look)
    assert "granskade beslut borde ha varit ett annat" in text(client.get(reverse(PAGE)))


def test_the_report_tells_by_sex_and_household_and_hides_the_few(town, at_desk):
    """Red when: a number from one to four is shown, or the groups do not add up."""
    world, _ = town
    drawn(world)
    found = gate_report(world.lova, NOVEMBER, DECEMBER)
    assert (found.by_program, found.by_people) == (3, 3)
    for groups in (found.sexes, found.households):
        assert sum(each.by_program for each in groups) == 3
    assert GateGroup("Ensam utan barn", 3, 3, 0) in found.households
    assert (found.days_program, found.days_people) == (None, None)
    asked = {"first": "2025-11-01", "last": "2025-12-01"}
    page = text(at_desk(world.lova, LATER).get(reverse("desk:gate_report"), asked))
    assert "färre än fem" in page
    assert "<dd>3</dd>" not in page
    wrong = {"first": "2025-12-01", "last": "2025-11-01"}
    assert at_desk(world.lova, LATER).get(reverse("desk:gate_report"), wrong).status_code == 422


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([7, 9], ["7", "9"]),
        ([0, 9], ["0", "9"]),
        ([3, 9], ["färre än fem", "visas inte"]),
        ([3, 9, 7], ["färre än fem", "9", "visas inte"]),
        ([3, 2, 9], ["färre än fem", "färre än fem", "9"]),
        ([3, 0, 0], ["färre än fem", "0", "0"]),
    ],
)
def test_what_is_hidden_cannot_be_counted_out(numbers, words):
    """Red when: a single hidden part stands beside all the others and their sum."""
    assert told(numbers) == words
    assert told_total(4) == "färre än fem"


def test_the_page_asks_as_much_however_many_there_are(town, at_desk):
    """Red when: a draw or a reason costs a query."""
    world, _ = town
    client = at_desk(world.lova, LATER)
    client.get(reverse(PAGE))

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse(PAGE)).status_code == 200
        return len(seen)

    drawn(world)
    many = queries()
    ReviewDraw.objects.exclude(pk=ReviewDraw.objects.first().pk).delete()
    assert queries() == many


def _elsewhere(world):
    from tillit.areas.assistance.tests.conftest import TOWN, colleague
    from tillit.kernel.actor import Role
    from tillit.trust.access.actions import open_unit
    from tillit.trust.access.types import UnitKind

    unit = open_unit("Barn", UnitKind.INVESTIGATION, by=TOWN, at=LATER - timedelta(days=1))
    return colleague("Berit", unit, Role.LEADER)
