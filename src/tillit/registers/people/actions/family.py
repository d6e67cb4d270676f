"""Enter a whole family: the persons, their homes, and what they are to each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.registers.people import policies
from tillit.registers.people.events import (
    HouseholdJoined,
    HouseholdMade,
    PersonRegistered,
    Related,
)
from tillit.registers.people.models import Household, HouseholdMember, Person, Relation
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.audit.actions import record

from .common import period
from .entry import Newcomer, enter
from .household import household_row
from .relation import ITSELF, RELATED_ALREADY


@dataclass(frozen=True)
class NewHome:
    """A home to enter. `members` are places on the list of newcomers, each with its share in words
    (varannan vecka) or nothing."""

    label: str
    address: str = ""
    place: str = ""
    members: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class NewTie:
    """The newcomer at place `other` is `kind` of the newcomer at place `person`."""

    person: int
    other: int
    kind: RelationKind


@dataclass(frozen=True)
class Entered:
    """The ids of what was entered, in the order that it was given."""

    persons: tuple[UUID, ...]
    homes: tuple[UUID, ...]


@transaction.atomic
def register_family(
    newcomers: Sequence[Newcomer],
    homes: Sequence[NewHome] = (),
    ties: Sequence[NewTie] = (),
    *,
    source: Source,
    by: Actor,
    at: datetime,
) -> Entered:
    """Enter a family that nobody in the register belongs to yet, from today: all of it or nothing.

    Checks, refuses and leaves in the log what register_person, make_household, join_household and
    relate do one after the other. Beside the leaves, the number of statements does not grow with
    the family.
    """
    persons = enter(newcomers, source=source, by=by, at=at)
    for person in persons:
        record(PersonRegistered(person=person.pk, source=source), by=by, at=at)
    made = _make_homes(homes, persons, source, by, at)
    _relate(ties, persons, source, by, at)
    return Entered(tuple(person.pk for person in persons), tuple(home.pk for home in made))


def _make_homes(
    homes: Sequence[NewHome], persons: Sequence[Person], source: Source, by: Actor, at: datetime
) -> list[Household]:
    rows = [household_row(home.label, home.address, home.place) for home in homes]
    members = [
        HouseholdMember(
            household=row,
            person=persons[place],
            share=share.strip()[:80],
            **period(source, by=by, at=at),
        )
        for row, home in zip(rows, homes, strict=True)
        for place, share in home.members
    ]
    for member in members:
        if member.household.address:
            policies.check_address(Protection(member.person.protection))
    if len({(member.household_id, member.person_id) for member in members}) < len(members):
        raise Refusal("Personen bor redan där. Läs sidan igen.")
    Household.objects.bulk_create(rows)
    HouseholdMember.objects.bulk_create(members)
    for row in rows:
        record(HouseholdMade(household=row.pk), by=by, at=at)
    for member in members:
        joined = HouseholdJoined(
            household=member.household_id, person=member.person_id, since=member.since
        )
        record(joined, by=by, at=at)
    return rows


def _relate(
    ties: Sequence[NewTie], persons: Sequence[Person], source: Source, by: Actor, at: datetime
) -> None:
    if any(tie.person == tie.other for tie in ties):
        raise Refusal(ITSELF)
    if len(set(ties)) < len(ties):
        raise Refusal(RELATED_ALREADY)
    rows = [
        Relation(
            person=persons[tie.person],
            other=persons[tie.other],
            kind=tie.kind,
            **period(source, by=by, at=at),
        )
        for tie in ties
    ]
    Relation.objects.bulk_create(rows)
    for row, tie in zip(rows, ties, strict=True):
        related = Related(relation=row.pk, person=row.person_id, other=row.other_id, kind=tie.kind)
        record(related, by=by, at=at)
