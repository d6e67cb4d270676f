"""Places that must not be told: written down so that the program can stop what tells them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.location import TOLD_BY_STAFF, Location
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.events import HiddenPlaceAdded, HiddenPlaceEnded
from tillit.registers.people.models import HiddenPlace
from tillit.registers.people.types import Source
from tillit.trust.audit.actions import record

from .common import period, person_to_change

SHORTEST = 3  # letters; a shorter text would stop every letter


@transaction.atomic
def hide_place(
    person_id: UUID,
    kind: Location,
    text: str,
    *,
    since: date | None = None,
    source: Source,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write down a place that leads to somebody: no letter to anybody else may say it."""
    person = person_to_change(person_id, by=by, at=at)
    if kind not in TOLD_BY_STAFF:
        raise Refusal(
            "Välj vad det är för plats. Adress och telefon skriver du på sina egna rader."
        )
    if len("".join(each for each in text if each.isalnum())) < SHORTEST:
        raise Refusal("Skriv platsens namn, minst tre bokstäver.")
    row = HiddenPlace.objects.create(
        person=person,
        kind=kind,
        value=" ".join(text.split()),
        **period(source, since=since, by=by, at=at),
    )
    record(HiddenPlaceAdded(place=row.pk, person=person.pk, kind=kind), by=by, at=at)
    return row.pk


@transaction.atomic
def end_hidden_place(place_id: UUID, *, by: Actor, at: datetime) -> None:
    """Say that somebody is no longer there. The place is still kept out of letters."""
    row = HiddenPlace.objects.filter(pk=place_id).first()
    if row is None:
        raise NotThere
    person = person_to_change(row.person_id, by=by, at=at)
    if HiddenPlace.objects.filter(pk=place_id, until=None).update(until=day_of(at)):
        record(HiddenPlaceEnded(place=place_id, person=person.pk), by=by, at=at)
