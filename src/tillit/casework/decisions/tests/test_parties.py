"""Who is a party of a case about a child."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tillit.casework.decisions.parties import parties_of
from tillit.casework.decisions.types import PartyRole
from tillit.kernel.ids import new_id
from tillit.law.calendar import birthday

CHILD = new_id()
BORN = date(2012, 2, 29)
days = st.dates(date(2012, 3, 1), date(2035, 12, 31))
people: st.SearchStrategy[list[UUID]] = st.lists(st.uuids(), max_size=4)


@given(days, people)
def test_the_child_is_a_party_from_fifteen_and_guardians_until_eighteen(on, guardians):
    """Red when: PLEADS_FROM is 16, or guardians of an adult are kept."""
    found = parties_of(CHILD, BORN, guardians, on)
    assert found[0].is_party is (on >= birthday(BORN, 15))
    others = [] if on >= birthday(BORN, 18) else list(dict.fromkeys(guardians))
    assert [party.person_id for party in found[1:]] == others


@given(st.none() | st.dates(date(2009, 1, 1), date(2026, 1, 1)), people, days)
def test_nobody_twice_and_every_party_has_a_source(born, guardians, on):
    """Red when: dict.fromkeys is taken away."""
    found = parties_of(CHILD, born, [*guardians, *guardians, CHILD], on)
    ids = [party.person_id for party in found]
    assert len(ids) == len(set(ids))
    assert all(str(party.source) for party in found)


def test_a_child_without_an_age_is_heard_not_served():
    """Red when: an unknown age counts as old."""
    (child,) = parties_of(CHILD, None, [], date(2026, 1, 1))
    assert child.role is PartyRole.HEARD


def test_the_day_itself_counts():
    """Red when: > stands for >=."""
    fifteen = birthday(BORN, 15)
    assert not parties_of(CHILD, BORN, [], fifteen - timedelta(days=1))[0].is_party
    assert parties_of(CHILD, BORN, [], fifteen)[0].is_party
