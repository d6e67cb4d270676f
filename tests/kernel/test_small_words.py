"""Identifiers, days as Swedes write them, events and actors."""

import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tillit.kernel import swedish
from tillit.kernel.actor import Guest, Reporter, Resident, Staff, System, kind_of, reference_of
from tillit.kernel.events import Code, Event, on, on_all, reactions_to, tell
from tillit.kernel.ids import new_id
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.protected import Protected


def test_identifiers_sort_by_the_moment_they_were_made():
    """Red when: the random part is put before the time."""
    made = []
    for _ in range(20):
        made.append(new_id())
        time.sleep(0.002)
    assert made == sorted(made)
    assert sorted(made, key=str) == made


def test_identifiers_are_version_7_and_never_the_same():
    """Red when: the version bits are not set, or the random part is short."""
    made = [new_id() for _ in range(5_000)]
    assert {each.version for each in made} == {7}
    assert {each.variant for each in made} == {"specified in RFC 4122"}
    assert len(set(made)) == 5_000
    assert abs((made[0].int >> 80) / 1000 - time.time()) < 60


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29), "00.30"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), "03.00"),  # summer begins
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), "02.30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), "02.30"),  # the hour again
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1), "00.00"),
    ],
)
def test_days_and_clocks_are_those_of_stockholm(moment, day, clock):
    """Red when: day_of() takes the day of UTC."""
    assert (swedish.day_of(moment), swedish.clock(moment)) == (day, clock)


def test_days_are_written_as_people_write_them():
    """Red when: a leading zero or a capital letter slips in."""
    day = date(2026, 12, 1)
    assert swedish.short_day(day) == "1\u00a0dec"
    assert swedish.written_day(day, today=date(2026, 1, 1)) == "tis 1\u00a0december"
    assert swedish.written_day(day, today=date(2027, 1, 1)) == "tis 1\u00a0december 2026"
    assert swedish.written_day(day) == "tis 1\u00a0december 2026"


@dataclass(frozen=True)
class Happened(Event):
    """An event of the tests."""

    thing: object


def test_an_event_gives_plain_values():
    """Red when: a UUID or a date is left as it is; JSON would stumble at commit."""
    thing = (
        uuid4(),
        date(2026, 1, 1),
        datetime(2026, 1, 1, tzinfo=UTC),
        1,
        True,
        None,
        "ok:1",
        "SoL 20:2 a",
        "OSL 26 §",
    )
    plain = Happened(thing).facts()["thing"]
    assert [type(each) for each in plain] == [str, str, str, int, bool, type(None), str, str, str]


@pytest.mark.parametrize(
    "thing",
    [{"a": 1}, object(), Protected("x"), PersonNumber("201403052386"), 1.5, Decimal(1), b"x", {1},
     "Anna Andersson", "two\nlines", "x" * 65, ["a", ("b", "c d")]],
    ids=lambda thing: type(thing).__name__,
)  # fmt: skip
def test_an_event_refuses_objects_and_sentences(thing):
    """Red when: _plain() ends in `return str(value)`; the last four were let through until
    _code() measured them. The refusal repeats nothing of what it refuses."""
    with pytest.raises(TypeError) as refused:
        Happened(thing).facts()
    assert "Anna" not in str(refused.value)


def test_reactions_are_called_once_however_often_registered():
    """Red when: on() appends without looking; a module loaded twice would react twice."""
    heard = []

    def hear(event, by, at):
        heard.append(event)

    class Rang(Event):
        pass

    on(Rang)(hear)
    on(Rang)(hear)
    assert reactions_to(Rang()) == (hear,)
    assert reactions_to(Happened(1)) == ()


def test_news_that_come_together_are_told_once_to_those_who_asked_for_all():
    """Red when: tell() calls on_all's reactions for each event, or with events of other kinds."""
    heard = []

    class Rang(Event):
        pass

    class Knocked(Event):
        pass

    class Left(Event):
        pass

    @on_all(Rang, Knocked)
    def hear(news, by, at):
        heard.append(list(map(type, news)))

    on_all(Rang)(hear)
    tell([Rang(), Left(), Knocked(), Rang()], Guest(), None)
    tell([Left()], Guest(), None)
    assert heard == [[Rang, Knocked, Rang]]


@given(st.uuids(), st.text(min_size=1))
def test_the_log_never_learns_a_name(id_, name):
    """Red when: reference_of() gives the name of staff, or the draft of a reporter."""
    actors = [Staff(id_, name), Resident(id_, name), Reporter(id_), Guest(), System("nightly")]
    found = [(kind_of(actor), reference_of(actor)) for actor in actors]
    ref = str(id_)
    assert found == [
        ("staff", ref), ("resident", ref), ("reporter", ""), ("guest", ""), ("system", "nightly"),
    ]  # fmt: skip


def test_a_code_is_a_text_to_the_program():
    """Red when: Code becomes a class of its own and JSON no longer knows it."""
    assert Happened(Code("intake")).facts() == {"thing": "intake"}
    assert isinstance(UUID(int=0), UUID)
