"""The map of places: every point where it belongs, with its row, and what is near first."""

from decimal import Decimal
from math import hypot
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tillit.pages.portal.hjalp.map import APART, HEIGHT, WIDTH, drawn
from tillit.pages.portal.hjalp.shown import line_of
from tillit.registers.directory import actions, queries
from tillit.registers.directory.tests.conftest import AT, TOWN, offer_in, publish
from tillit.registers.directory.types import Offer, Place, PlaceIn, Where

HELP = "/hjalp/"


def made(*points):
    """The map of an offer that is at these points."""
    places = tuple(
        Place(UUID(int=number), f"P{number}", Where.INDOORS, "", north, east, (), "")
        for number, (north, east) in enumerate(points, 1)
    )
    return drawn([line_of(Offer(UUID(int=1), offer_in(), places, None, None, AT, "x"), AT)])


def degrees(low, high):
    return st.decimals(min_value=low, max_value=high, places=5)


@given(st.lists(st.tuples(degrees(55, 70), degrees(10, 25)), min_size=1, max_size=12))
def test_every_point_stands_inside_and_is_numbered_as_its_row(points):
    """Red when: a point falls outside the drawing, or point and row count apart."""
    found = made(*points)
    assert all(0 < x.x < WIDTH and 0 < x.y < HEIGHT for x in found.points)
    assert [x.href for x in found.points] == [f"#plats-{s.number}" for s in found.spots]
    assert [x.number for x in found.points] == list(range(1, len(points) + 1))


def test_north_is_up_and_neighbours_do_not_cover_each_other():
    """Red when: the axes are turned, or two in one house lie on each other."""
    here, north, east = Decimal("59.40000"), Decimal("59.41000"), Decimal("15.82000")
    low, high, right = made((here, east), (north, east), (here, Decimal("15.84000"))).points
    assert high.y < low.y
    assert right.x > low.x
    one, other = made((here, east), (here, east)).points
    assert hypot(one.x - other.x, one.y - other.y) >= APART - 2
    assert made((None, None)) is None


@pytest.mark.django_db
def test_what_is_near_a_chosen_place_comes_first(monkeypatch):
    """Red when: the choice is not heard or stands in the address, or what has no point is lost."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    ids = [
        actions.say_place(PlaceIn(name, Where.INDOORS, "", Decimal(north), Decimal("15.82")),
                          by=TOWN, at=AT)
        for name, north in (("Söder", "59.38000"), ("Norr", "59.42000"))
    ]  # fmt: skip
    for code, name, place in (("a", "A-laget", ids[0]), ("b", "B-laget", ids[1])):
        publish(code, name=name, hours={place: ()})
    publish("c", name="C-laget")
    assert len(queries.all_offers(None, at=AT)) == len("abc")

    def order(**asked):
        text = Client().post(HELP, asked).content.decode()
        names = sorted(("A-laget", "B-laget", "C-laget"), key=text.index)
        return "".join(name[0] for name in names), text

    assert order()[0] == "ABC"
    found, text = order(franplats=str(ids[1]))
    assert found == "BAC"
    assert f'name="nara" value="{ids[1]}"' in text
    assert 'href="#plats-1"' in text
    assert 'id="plats-1"' in text
    assert order(nara=str(ids[1]), q="laget")[0] == "BAC"
    assert order(nara=str(ids[1]), franplats="")[0] == "ABC"
    assert order(franplats="x' or 1")[0] == "ABC"
