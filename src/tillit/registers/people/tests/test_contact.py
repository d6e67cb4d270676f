"""What must be known before contact, and warnings that end by themselves."""

from datetime import timedelta

import pytest

from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import actions, queries

from .conftest import AT, TOWN

TODAY = day_of(AT)
WHY = {"reason": "Hotade en kollega vid mötet", "told": "Sagt vid mötet"}


def warn(person, days):
    ends = TODAY + timedelta(days=days)
    return actions.raise_threat_note(person, ends_on=ends, by=TOWN, at=AT, **WHY)


@pytest.mark.parametrize("days", [-1, 0, 367])
def test_a_warning_ends_within_a_year(register, days):
    """Red when: a warning may be made for ever or for the past."""
    with pytest.raises(Refusal):
        warn(register("Noel", "Lind"), days)


def test_a_warning_is_seen_until_its_last_day_or_until_it_is_taken_away(register):
    """Red when: the last day does not count, or an ended warning stays."""
    person = register("Noel", "Lind")
    first, second = warn(person, 10), warn(person, 20)

    def seen(days):
        notes = queries.threats_around(TOWN, [person], today=TODAY + timedelta(days=days))
        return [note.id for note in notes]

    assert [seen(0), seen(10), seen(11), seen(21)] == [[first, second]] * 2 + [[second], []]
    actions.end_threat_note(second, reason="Felaktig uppgift", by=TOWN, at=AT)
    assert seen(0) == [first]
    with pytest.raises(Moved):
        actions.end_threat_note(second, reason="Felaktig uppgift", by=TOWN, at=AT)


def test_needs_have_versions_and_the_second_writer_is_told(register):
    """Red when: a newer version is overwritten unseen, or an older one is given."""
    person = register("Noel", "Lind")
    assert queries.contact_needs_of(TOWN, person) is None
    write = {"by": TOWN, "at": AT}
    assert actions.set_contact_needs(person, never="Inga brev hem", version=0, **write) == 1
    assert actions.set_contact_needs(person, never="Ring aldrig", version=1, **write) == 2
    with pytest.raises(Moved):
        actions.set_contact_needs(person, never="Annat", version=1, **write)
    needs = queries.contact_needs_of(TOWN, person)
    assert needs is not None
    assert (needs.never, needs.version) == ("Ring aldrig", 2)
