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
from tillit.trust.audit.actions import record_all

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
    """Enter a family, or a whole town, that nobody in the register belongs to yet, from today: all
    of it or nothing.

    Checks, refuses and leaves in the log what register_person, make_household, join_household and
    relate do one after the other. Beside the leaves, the number of statements does not grow with
    the family.
    """
    persons = enter(newcomers, source=source, by=by, at=at)
    made, members = _make_homes(homes, persons, source, by, at)
    related = _relate(ties, persons, source, by, at)
    registered = [PersonRegistered(person=person.pk, source=source) for person in persons]
    news = [*registered, *(HouseholdMade(household=home.pk) for home in made), *members, *related]
    record_all(news, by=by, at=at)
    return Entered(tuple(person.pk for person in persons), tuple(home.pk for home in made))


def _make_homes(
    homes: Sequence[NewHome], persons: Sequence[Person], source: Source, by: Actor, at: datetime
) -> tuple[list[Household], list[HouseholdJoined]]:
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
    joined = [
        HouseholdJoined(household=each.household_id, person=each.person_id, since=each.since)
        for each in members
    ]
    return rows, joined


def _relate(
    ties: Sequence[NewTie], persons: Sequence[Person], source: Source, by: Actor, at: datetime
) -> list[Related]:
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
    return [
        Related(relation=row.pk, person=row.person_id, other=row.other_id, kind=tie.kind)
        for row, tie in zip(rows, ties, strict=True)
    ]
