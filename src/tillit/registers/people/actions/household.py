"""Homes, and who lives there."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.events import HouseholdJoined, HouseholdLeft, HouseholdMade
from tillit.registers.people.models import Household, HouseholdMember
from tillit.registers.people.types import Protection, Source
from tillit.trust.audit.actions import record

from .common import period, person_to_change


@transaction.atomic
def make_household(
    label: str, *, address: str = "", place: str = "", by: Actor, at: datetime
) -> UUID:
    """Enter a home. The address is encrypted."""
    policies.check_may_register(by)
    row = household_row(label, address, place)
    row.save(force_insert=True)
    record(HouseholdMade(household=row.pk), by=by, at=at)
    return row.pk


def household_row(label: str, address: str, place: str) -> Household:
    """A home, not yet saved."""
    if not label.strip():
        raise Refusal("Ge hemmet ett namn, till exempel Mammas hem.")
    return Household(
        label=label.strip()[:80], address=address.strip() or None, place=place.strip()[:80]
    )


@transaction.atomic
def join_household(
    household_id: UUID,
    person_id: UUID,
    *,
    share: str = "",
    since: date | None = None,
    source: Source,
    by: Actor,
    at: datetime,
) -> UUID:
    """Say that a person lives there from a day (today, unless another is given)."""
    person = person_to_change(person_id, by=by, at=at)
    household = Household.objects.filter(pk=household_id).first()
    if household is None:
        raise NotThere
    if household.address:
        policies.check_address(Protection(person.protection))
    if HouseholdMember.objects.filter(household=household, person=person, until=None).exists():
        raise Refusal("Personen bor redan där. Läs sidan igen.")
    row = HouseholdMember.objects.create(
        household=household,
        person=person,
        share=share.strip()[:80],
        **period(source, since=since, by=by, at=at),
    )
    event = HouseholdJoined(household=household.pk, person=person.pk, since=row.since)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def leave_household(
    household_id: UUID, person_id: UUID, *, until: date | None = None, by: Actor, at: datetime
) -> None:
    """Say that a person no longer lives there from a day (today, unless another is given)."""
    person = person_to_change(person_id, by=by, at=at)
    day = until or day_of(at)
    rows = HouseholdMember.objects.filter(household=household_id, until=None)
    mine = rows.filter(person__in=[person, *person.merged_from.all()])
    if mine.filter(since__gt=day).exists():
        raise Refusal("Sista dagen ligger före den första. Kontrollera datumet.")
    if not mine.update(until=day):
        raise Refusal("Personen bor inte längre där. Läs sidan igen.")
    record(HouseholdLeft(household=household_id, person=person.pk, until=day), by=by, at=at)
