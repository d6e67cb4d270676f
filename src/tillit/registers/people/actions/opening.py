"""Open a person, and ask to see what is masked. Each leaves a leaf in the log first."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.models import ContactWay, Household
from tillit.registers.people.queries import ids_of
from tillit.registers.people.queries.card import card_of, lives_in
from tillit.registers.people.types import PersonCard
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows


@transaction.atomic
def open_person(person_id: UUID, *, by: Actor, at: datetime) -> PersonCard:
    """Everything the person page shows. Raises NotThere unless there is a way in.

    The leaf holds the ground, the classes of fields and the ids of the family on the page.
    """
    way = policies.way_in(by, person_id, at=at)
    person = policies.current(person_id)
    card = card_of(by, person, at=at, ground=way.ground)
    shows = {Shows.IDENTITY, Shows.CONTACT}
    if card.family:
        shows.add(Shows.THIRD_PARTY)
    if card.threats or card.needs:
        shows.add(Shows.CONTENT)
    note_read(
        policies.OPENED_BY_MATCH if way.by_match else policies.OPENED,
        by=by,
        at=at,
        object_id=person.pk,
        person_id=person.pk,
        shows=shows,
        ground=way.ground,
        shown=[member.line.id for member in card.family],
    )
    return card


@transaction.atomic
def reveal_number(person_id: UUID, *, by: Actor, at: datetime) -> str:
    """The whole personal number, as people write it; empty when there is none."""
    person = policies.current(_let_in("people.number", person_id, {Shows.IDENTITY}, by, at))
    return PersonNumber(person.number).written if person.number else ""


@transaction.atomic
def reveal_name(person_id: UUID, *, by: Actor, at: datetime) -> str:
    """The name of a protected person."""
    person = policies.current(_let_in("people.name", person_id, {Shows.IDENTITY}, by, at))
    return f"{person.given_name} {person.family_name}"


@transaction.atomic
def reveal_way(way_id: UUID, *, by: Actor, at: datetime) -> str:
    """A protected telephone number or address."""
    row = ContactWay.objects.filter(pk=way_id).first()
    if row is None:
        raise NotThere
    _let_in("people.contact", row.person_id, {Shows.CONTACT, Shows.LOCATION}, by, at)
    value: str = row.value.reveal()
    return value


@transaction.atomic
def reveal_home(household_id: UUID, person_id: UUID, *, by: Actor, at: datetime) -> str:
    """The name, address and place of a home that a person lives in."""
    _let_in("people.home", person_id, {Shows.CONTACT, Shows.LOCATION}, by, at)
    row = Household.objects.filter(pk=household_id).first()
    if row is None or not lives_in(by, household_id, ids_of(by, person_id), day=day_of(at)):
        raise NotThere
    address = row.address.reveal() if row.address else ""
    return ", ".join(part for part in (row.label, address, row.place) if part)


def _let_in(verb: str, person_id: UUID, shows: set[Shows], by: Actor, at: datetime) -> UUID:
    """Check the way in and write the leaf; gives the id that holds now."""
    way = policies.way_in(by, person_id, at=at)
    person = policies.current(person_id)
    note_read(
        verb, by=by, at=at, object_id=person.pk, person_id=person.pk, shows=shows, ground=way.ground
    )
    return person.pk
