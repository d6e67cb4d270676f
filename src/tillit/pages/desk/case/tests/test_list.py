"""My list: filters are links with counts, the order stays in them, and queries are few.

Red when: a row of the list asks the database, or a filter forgets the order.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.town import BY
from tillit.casework.cases.actions import start_case


def queries(client):
    with CaptureQueriesContext(connection) as seen:
        page = client.get("/arbete/arenden/")
    assert page.status_code == 200
    return len(seen)


@pytest.mark.slow
def test_as_many_queries_with_30_cases_as_with_one(maja, town):
    queries(maja)  # the first one marks the browser
    few = queries(maja)
    for _ in range(29):
        start_case(town.ines, town.unit, responsible=town.maja.id, by=BY, at=town.at)
    assert queries(maja) == few


def test_the_order_stays_in_the_filters(maja):
    page = maja.get("/arbete/arenden/?ordning=namn").content.decode()
    assert "?visa=sena&amp;ordning=namn" in page


@pytest.mark.parametrize(("word", "there"), [("sena", True), ("lugna", False)])
def test_filters(maja, word, there):
    page = maja.get(f"/arbete/arenden/?visa={word}").content.decode()
    assert ("Noel Sandvik, 12 år" in page) is there


def test_a_leader_sees_the_units(katarina):
    assert "Noel Sandvik" not in katarina.get("/arbete/arenden/").content.decode()
    assert "Noel Sandvik" in katarina.get("/arbete/arenden/?vems=enheten").content.decode()


def test_a_colleague_elsewhere_sees_nothing(samira):
    assert "Noel" not in samira.get("/arbete/arenden/").content.decode()
