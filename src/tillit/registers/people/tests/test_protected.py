"""A protected identity is a mask in text, cards, lists, errors and the log."""

import pytest

from tillit.kernel.person_number import PersonNumber
from tillit.kernel.protected import MASK
from tillit.kernel.refusal import Refusal
from tillit.registers.people import actions, queries
from tillit.registers.people.models import Household, Person
from tillit.registers.people.types import (
    AlreadyRegistered,
    ContactKind,
    Protection,
    RelationKind,
)
from tillit.trust.audit.models import Payload

from .conftest import AT, TOWN, TYPED, give_case

NUMBER = PersonNumber.parse("20140305-2382")
SECRETS = ("Noel", "Lindqvist", "2014", "Ekvägen", "070-1740605", "Solby")


@pytest.fixture
def noel(register):
    person = register("Noel", "Lindqvist", number=NUMBER)
    home = actions.make_household(
        "Ekvägens hem", address="Ekvägen 1", place="Solby", by=TOWN, at=AT
    )
    actions.join_household(home, person, **TYPED)
    actions.add_contact_way(person, ContactKind.PHONE, "070-1740605", safe=True, **TYPED)
    actions.set_protection(person, Protection.MARKED, reason="Besked", by=TOWN, at=AT)
    return person


def test_no_text_of_the_card_or_the_line_tells(noel, worker, unit):
    """Red when: any field of what is shown holds the value instead of a mask."""
    give_case(worker, noel, unit)
    card = actions.open_person(noel, by=worker, at=AT)
    for shown in (card, queries.lines_of(worker, [noel])):
        for text in (repr(shown), str(shown), f"{shown}"):
            assert [secret for secret in SECRETS if secret in text] == []
    assert str(card.name) == MASK
    line = queries.lines_of(worker, [noel], reveal=frozenset({noel}))[noel]
    assert line.name == "Noel Lindqvist"


def test_what_is_asked_for_is_shown_and_logged(noel, worker, unit):
    """Red when: something is revealed without a leaf that says which class of fields."""
    give_case(worker, noel, unit)
    card = actions.open_person(noel, by=worker, at=AT)
    asked = {"by": worker, "at": AT}
    assert actions.reveal_name(noel, **asked) == "Noel Lindqvist"
    assert actions.reveal_number(noel, **asked) == NUMBER.written
    assert actions.reveal_way(card.ways[0].id, **asked) == "070-1740605"
    assert "Ekvägen 1" in actions.reveal_home(card.homes[0].id, noel, **asked)
    verbs = Payload.objects.filter(person_id=noel, kind="read").values_list("verb", flat=True)
    revealed = ["people.contact", "people.home", "people.name", "people.number"]
    assert sorted(verbs) == [*revealed, "people.person"]


def test_a_home_with_a_protected_person_is_hidden_for_everybody_in_it(noel, register):
    """Red when: a sister's page gives away where the protected child lives."""
    sister = register("Ida", "Ek")
    actions.relate(sister, noel, RelationKind.SIBLING, **TYPED)
    actions.join_household(Household.objects.get().pk, sister, **TYPED)
    card = actions.open_person(sister, by=TOWN, at=AT)
    assert card.homes[0].hidden
    assert "Ekvägen" not in repr(card)


def test_no_address_is_kept_for_a_person_whose_real_one_is_in_no_register(register):
    """Red when: skyddad folkbokföring takes an address, or keeps an older one."""
    person, home = register("Noel", "Lind"), None
    home = actions.make_household("Hem", address="Ekvägen 1", by=TOWN, at=AT)
    actions.join_household(home, person, **TYPED)
    mark = {"reason": "Besked", "by": TOWN, "at": AT}
    with pytest.raises(Refusal):
        actions.set_protection(person, Protection.REGISTERED, **mark)
    actions.leave_household(home, person, by=TOWN, at=AT)
    actions.set_protection(person, Protection.REGISTERED, **mark)
    with pytest.raises(Refusal):
        actions.join_household(home, person, **TYPED)
    with pytest.raises(Refusal):
        actions.add_contact_way(person, ContactKind.ADDRESS, "Ekvägen 1", safe=True, **TYPED)


def test_errors_models_and_the_log_hold_no_name(noel, register):
    """Red when: a refusal, a model's text or a payload writes a name or a number."""
    with pytest.raises(AlreadyRegistered) as taken:
        register("Annan", "Person", number=NUMBER)
    assert taken.value.existing == noel
    row = Person.objects.get(pk=noel)
    texts = [str(taken.value), repr(taken.value), str(row), repr(row)]
    texts += list(Payload.objects.values_list("body", flat=True))
    assert [s for text in texts for s in (*SECRETS[:2], NUMBER.digits) if s in text] == []
