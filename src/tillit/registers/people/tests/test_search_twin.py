"""The same answers on both databases: each is compared with one slow and plain twin.

The twin has no index and no database: what agrees with it on SQLite and on PostgreSQL agrees.
"""

from functools import cache

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.support.environment import draws
from tillit.kernel.folding import words_of
from tillit.registers.people import actions
from tillit.registers.people.naming import phonetic, sort_key
from tillit.registers.people.types import Purpose, Source

from .conftest import AT, TOWN

GIVEN = ("Åsa", "Anna-Lena", "Björn", "Noel", "Nowel", "Qvintus", "Öjvind", "Sinéad", "Ali")
FAMILY = ("Lind", "Lindqvist", "Lindkvist", "Öberg", "Oberg", "O'Brien", "al Haddad", "von Ek")
name = st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY))
people = st.lists(name, max_size=8)
typed = st.one_of(
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)).map(
        lambda n: f"{n[0][:3]} {n[1][:4]}"
    ),
    st.tuples(st.sampled_from(GIVEN), st.sampled_from(FAMILY)).map(lambda n: f"{n[0][1:]} {n[1]}x"),
    st.text("aåobölinkqvdwe -'", min_size=1, max_size=9),
)


def twin(register: list[tuple[str, str]], text: str) -> list[str]:
    """Read everybody, compare every word."""
    words = words_of(text)
    if not words or any(len(word) < 2 for word in words):
        return []
    prefixed = [p for p in register if all(_begins(word, p) for word in words)]
    return _sorted(words, prefixed or [p for p in register if all(_like(w, p) for w in words)])


def _begins(word, person) -> bool:
    return any(each.startswith(word) for each in words_of(*person))


@cache
def _near(word: str, each: str) -> bool:
    slips = 1 if len(word) < 5 else 2
    return OSA.distance(word, each) <= slips or phonetic(word) == phonetic(each)


def _like(word, person) -> bool:
    return any(_near(word, each) for each in words_of(*person))


def _sorted(words, found) -> list[str]:
    def place(person):
        far = sum(min(OSA.distance(w, each) for each in words_of(*person)) for w in words)
        return far, sort_key(*person)

    return [" ".join(person) for person in sorted(found, key=place)]


@settings(
    max_examples=draws(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(people, typed)
def test_the_search_agrees_with_reading_everybody(db, register, intake, persons, text):
    """Red when: a text index splits, folds or matches words in its own way."""
    sid = transaction.savepoint()
    try:
        for person in persons:
            actions.register_person(*person, source=Source.STAFF, by=TOWN, at=AT)
        answer = actions.search_people(text, purpose=Purpose.MATCH, by=TOWN, at=AT)
        assert [line.name for line in answer.lines] == twin(persons, text)
    finally:
        transaction.savepoint_rollback(sid)
