"""The bench in small: how many queries a page makes, whoever has how much.

The town of the bench is made twice, the second time with four times the rows, and every page of
tools/bench/pages.py is asked for as the bench asks. Time is never judged here.

A search takes one way of several, by what the words find: its ceiling holds, nothing else.

Red when: a page asks once for every row (try `Person.objects.get(pk=case.person_id)` in
`cases.queries._lines`), passes its ceiling, or shows no more rows in the larger town than in the
smaller: then the counting would prove nothing.
"""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.who import signed_in
from tools.bench.around import add_around
from tools.bench.cast import Town, town
from tools.bench.fill import AT, Size, fill
from tools.bench.pages import PAGES, Page

SMALL = Size(cases=60, persons=300, staff=10, units=5, reports=60, big=4, old_open_every=3)
LARGE = Size(cases=240, persons=1200, staff=10, units=5, reports=240, big=16, old_open_every=3)
LISTS = ("my day", "worklist", "team", "inbox")
READ = (*LISTS, "case with 200 rows", "report")


@pytest.fixture
def at_bench_time(monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


def asked(page: Page, known: Town) -> tuple[int, int]:
    """How many queries the page makes, and how many rows it shows."""
    one = page.ask(known, 0)
    client = signed_in(Client(), one.who.audience, one.who.id, "Bench", AT)
    send = client.post if one.body else client.get
    send(one.path, one.body)  # what a process looks up once
    again = page.ask(known, 0)
    with CaptureQueriesContext(connection) as seen:
        answer = send(again.path, again.body)
    assert answer.status_code < 400, page.name
    return len(seen), answer.content.count(b"data-row")


def of_a_town(size: Size) -> dict[str, tuple[int, int]]:
    """Every page in a town of that size, which is then forgotten."""
    with transaction.atomic():
        fill(size, whole=False)
        add_around()
        known = town()
        found = {page.name: asked(page, known) for page in PAGES}
        transaction.set_rollback(True)
    return found


@pytest.mark.slow
@pytest.mark.django_db
def test_the_number_of_queries_is_low_and_does_not_grow(at_bench_time, settings):
    settings.PERSON_BUDGET = ["1000000/2000000"]
    small, large = of_a_town(SMALL), of_a_town(LARGE)
    grown = {
        name: (few, large[name][0])
        for name, (few, _) in small.items()
        if few != large[name][0] and not name.startswith("search")
    }
    assert grown == {}
    high = {page.name: large[page.name][0] for page in PAGES if large[page.name][0] > page.ceiling}
    assert high == {}
    for name in LISTS:
        assert large[name][1] > small[name][1] > 0, name


@pytest.mark.slow
@pytest.mark.django_db
def test_a_page_that_is_read_keeps_nobody_from_writing(at_bench_time):
    """Red when: a page is put together in the transaction of its leaf (put @transaction.atomic on
    `open_my_day`, or on `stay_awake`): on SQLite everybody else who writes then waits for it."""
    fill(SMALL, whole=False)
    add_around()
    known, outside = town(), len(connection.atomic_blocks)
    inside: dict[str, set[str]] = {}
    counts: set[str] = set()  # pages that count whom a colleague opens, beside the leaf

    def look(execute, sql, *rest):
        if len(connection.atomic_blocks) > outside:
            counted = "access_dayopened" in sql
            counts.add(page.name) if counted else inside[page.name].add(" ".join(sql.split()[:3]))
        return execute(sql, *rest)

    for page in (each for each in PAGES if each.name in READ):
        one = page.ask(known, 0)
        client = signed_in(Client(), one.who.audience, one.who.id, "Bench", AT)
        inside[page.name] = set()
        with connection.execute_wrapper(look):
            assert client.get(one.path).status_code == 200
    leaf = {"INSERT INTO audit_leaf", "INSERT INTO audit_payload"}
    if connection.vendor == "postgresql":
        leaf = {"WITH leaf AS"}  # both in one statement
    assert inside == dict.fromkeys(READ, leaf)
    assert counts == {"case with 200 rows"}
