"""Where a letter goes, and what must stand in nobody else's letter."""

from datetime import timedelta

from tillit.kernel.protected import Protected
from tillit.registers.people import actions
from tillit.registers.people.queries import for_letters
from tillit.registers.people.types import ContactKind, Protection

from .conftest import AT, TOWN, TYPED

HOW = {"by": TOWN, "at": AT}


def home(person, address="Hemliga gatan 7", place="123 45 Solby"):
    house = actions.make_household("Hemmet", address=address, place=place, **HOW)
    actions.join_household(house, person, **TYPED)
    return house


def test_a_safe_address_goes_before_the_home(register):
    """Red when: _post looks at homes first, or forgets `way.safe`."""
    person = register("Åsa", "Öberg")
    home(person)
    assert for_letters(TOWN, [person], at=AT)[person].address.reveal() == (
        "Hemliga gatan 7",
        "123 45 Solby",
    )
    for text, safe in (("Box 12, 123 46 Solby", True), ("Osäkra vägen 1", False)):
        actions.add_contact_way(person, ContactKind.ADDRESS, text, safe=safe, **TYPED)
    found = for_letters(TOWN, [person], at=AT)[person]
    assert found.address.reveal() == ("Box 12", "123 46 Solby")


def test_everything_that_leads_to_somebody_is_a_secret(register):
    """Also what no longer holds. Red when: secrets are only the rows that run today."""
    person = register("Åsa", "Öberg")
    house = home(person)
    way = actions.add_contact_way(person, ContactKind.PHONE, "070-174 06 05", safe=True, **TYPED)
    later = AT + timedelta(days=9)
    actions.end_contact_way(way, by=TOWN, at=later)
    actions.leave_household(house, person, by=TOWN, at=later)
    found = for_letters(TOWN, [person], at=later + timedelta(days=1))[person]
    assert set(found.secrets.reveal()) == {"070-174 06 05", "Hemliga gatan 7"}
    assert found.address.reveal() == ()


def test_nothing_of_a_protected_person_shows_by_accident(register):
    """Red when: the name or the address is given as it is."""
    person = register("Åsa", "Öberg", protection=Protection.MARKED)
    home(person)
    found = for_letters(TOWN, [person], at=AT)[person]
    assert isinstance(found.name, Protected)
    assert "Åsa" not in repr(found)
    assert "Hemliga" not in repr(found)
    assert found.address.reveal()[0] == "Hemliga gatan 7"


def test_no_letter_goes_by_post_where_no_address_may_be_kept(register):
    """An old address of a time before does not come back.

    Red when: `_one` reads the homes of somebody REGISTERED.
    """
    person = register("Åsa", "Öberg")
    house = home(person)
    actions.leave_household(house, person, by=TOWN, at=AT + timedelta(days=1))
    protect = {"reason": "Beslut av Skatteverket", "by": TOWN, "at": AT + timedelta(days=2)}
    actions.set_protection(person, Protection.REGISTERED, **protect)
    found = for_letters(TOWN, [person], at=AT)[person]
    assert found.address.reveal() == ()
    assert found.secrets.reveal() == ("Hemliga gatan 7",)


def test_the_number_of_queries_is_constant(register, django_assert_num_queries):
    """Red when: a person's homes are read in the loop."""
    people = [register("Åsa", f"Öberg{n}") for n in range(6)]
    for person in people:
        home(person)
    for asked in (people[:1], people):
        with django_assert_num_queries(5):
            assert len(for_letters(TOWN, asked, at=AT)) == len(asked)
