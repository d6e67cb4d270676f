"""How somebody is reached safely, and warnings before a visit."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.events import (
    ContactNeedsSet,
    ContactWayAdded,
    ContactWayEnded,
    ThreatNoteEnded,
    ThreatNoteRaised,
)
from tillit.registers.people.models import ContactNeeds, ContactWay, ThreatNote
from tillit.registers.people.types import ContactKind, Protection, Source
from tillit.trust.audit.actions import record

from .common import person_to_change, who


@transaction.atomic
def add_contact_way(
    person_id: UUID,
    kind: ContactKind,
    value: str,
    *,
    safe: bool,
    since: date | None = None,
    source: Source,
    by: Actor,
    at: datetime,
) -> UUID:
    """Enter a telephone, mail or postal address. The value is encrypted."""
    person = person_to_change(person_id, by=by, at=at)
    if not value.strip():
        raise Refusal("Skriv numret eller adressen.")
    if kind is ContactKind.ADDRESS:
        policies.check_address(Protection(person.protection))
    row = ContactWay.objects.create(
        person=person,
        kind=kind,
        value=value.strip(),
        safe=safe,
        since=since or day_of(at),
        source=source,
        set_by=who(by),
        set_at=at,
    )
    record(ContactWayAdded(way=row.pk, person=person.pk, kind=kind, safe=safe), by=by, at=at)
    return row.pk


@transaction.atomic
def end_contact_way(way_id: UUID, *, until: date | None = None, by: Actor, at: datetime) -> None:
    """Stop using a way to reach somebody."""
    row = ContactWay.objects.filter(pk=way_id).first()
    if row is None:
        raise NotThere
    person = person_to_change(row.person_id, by=by, at=at)
    if ContactWay.objects.filter(pk=way_id, until=None).update(until=until or day_of(at)):
        record(ContactWayEnded(way=way_id, person=person.pk), by=by, at=at)


@transaction.atomic
def set_contact_needs(
    person_id: UUID,
    *,
    interpreter: str = "",
    safe_way: str = "",
    never: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Write a new version of what must be known before contact. Returns its number.

    `version` is the one that the writer saw (0: none): raises Moved when there is a newer.
    """
    person = person_to_change(person_id, by=by, at=at)
    latest = person.needs.aggregate(latest=Max("version"))["latest"] or 0
    if version is not None and version != latest:
        raise Moved("Någon annan har just skrivit om kontakten. Läs det först.")
    ContactNeeds.objects.create(
        person=person,
        version=latest + 1,
        interpreter=interpreter.strip()[:80],
        safe_way=safe_way.strip(),
        never=never.strip(),
        set_by=who(by),
        set_at=at,
    )
    record(ContactNeedsSet(person=person.pk, version=latest + 1), by=by, at=at)
    return latest + 1


@transaction.atomic
def raise_threat_note(
    person_id: UUID, *, reason: str, told: str, ends_on: date, by: Actor, at: datetime
) -> UUID:
    """Warn colleagues before a visit. `told`: how the person knows, or why not."""
    policies.check_threat(reason, told, ends_on, today=day_of(at))
    person = person_to_change(person_id, by=by, at=at)
    row = ThreatNote.objects.create(
        person=person,
        reason=reason.strip(),
        told=told.strip(),
        ends_on=ends_on,
        raised_by=who(by),
        raised_at=at,
    )
    record(ThreatNoteRaised(note=row.pk, person=person.pk, ends_on=ends_on), by=by, at=at)
    return row.pk


@transaction.atomic
def end_threat_note(note_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """Take a warning away before its last day, with a reason."""
    policies.check_reason(reason)
    row = ThreatNote.objects.filter(pk=note_id).first()
    if row is None:
        raise NotThere
    person = person_to_change(row.person_id, by=by, at=at)
    open_note = ThreatNote.objects.filter(pk=note_id, ended_at=None)
    if not open_note.update(ended_at=at, ended_by=who(by), ended_reason=reason.strip()):
        raise Moved("Varningen är redan borttagen. Läs sidan igen.")
    record(ThreatNoteEnded(note=note_id, person=person.pk), by=by, at=at)
