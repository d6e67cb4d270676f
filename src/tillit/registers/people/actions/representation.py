"""Say that somebody may act for a person, and take it back. By a worker, with a reason."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.events import RepresentationEnded, RepresentationRegistered
from tillit.registers.people.models import Person, Relation, Representation
from tillit.registers.people.types import RelationKind, RepresentationKind, Source
from tillit.trust.audit.actions import record

from .common import person_to_change, who
from .relation import end_relation, relate

NO_PAPER = "Skriv vilket papper som visar det, till exempel domstol, dag och nummer."
ALREADY = "Det finns redan inlagt. Avsluta det gamla först om något har ändrats."


@transaction.atomic
def register_representation(
    person_id: UUID,
    representative_id: UUID,
    kind: RepresentationKind,
    *,
    since: date,
    until: date | None = None,
    paper: str,
    reason: str,
    by: Actor,
    at: datetime,
) -> UUID:
    """Enter that `representative` acts for the person, from a day until another (half-open).

    A specially appointed guardian becomes a guardian by it. Opens nothing by itself: what a
    representative sees is decided in each case.
    """
    person = person_to_change(person_id, by=by, at=at)
    policies.check_not_walled(by, representative_id, at=at)
    representative = policies.current(representative_id)
    if person == representative:
        raise Refusal("En person kan inte företräda sig själv. Kontrollera numret.")
    if len(paper.strip()) < 5:
        raise Refusal(NO_PAPER)
    policies.check_reason(reason)
    if until is not None and until <= since:
        raise Refusal("Sista dagen ligger före den första. Kontrollera datumen.")
    same = Representation.objects.filter(person=person, representative=representative, kind=kind)
    if same.filter(ended_at=None).exists():
        raise Moved(ALREADY)
    row = Representation(
        person=person,
        representative=representative,
        kind=kind,
        since=since,
        until=until,
        paper=paper.strip(),
        reason=reason.strip(),
        relation=_guardian(person, representative, since, until, by=by, at=at)
        if kind is RepresentationKind.APPOINTED_GUARDIAN
        else None,
        set_by=who(by),
        set_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Moved(ALREADY)
    event = RepresentationRegistered(
        representation=row.pk, person=person.pk, representative=representative.pk, kind=kind
    )
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def end_representation(representation_id: UUID, *, reason: str, by: Actor, at: datetime) -> None:
    """From today the representative acts no more. What they could open is shut at once."""
    row = Representation.objects.filter(pk=representation_id).first()
    if row is None:
        raise NotThere
    person_to_change(row.person_id, by=by, at=at)
    policies.check_reason(reason)
    day = max(day_of(at), row.since)
    last = day if row.until is None else min(day, row.until)
    running = Representation.objects.filter(pk=row.pk, ended_at=None)
    if not running.update(until=last, ended_at=at, ended_by=who(by), ended_reason=reason.strip()):
        raise Moved("Det är redan avslutat. Läs sidan igen.")
    if row.relation_id and Relation.objects.filter(pk=row.relation_id, until=None).exists():
        end_relation(row.relation_id, until=last, by=by, at=at)
    elif row.relation_id:
        Relation.objects.filter(pk=row.relation_id, until__gt=last).update(until=last)
    record(RepresentationEnded(representation=row.pk, person=row.person_id), by=by, at=at)


def _guardian(
    person: Person,
    representative: Person,
    since: date,
    until: date | None,
    *,
    by: Actor,
    at: datetime,
) -> Relation:
    tie = relate(
        person.pk,
        representative.pk,
        RelationKind.GUARDIAN,
        since=since,
        source=Source.AUTHORITY,
        by=by,
        at=at,
    )
    Relation.objects.filter(pk=tie).update(until=until)
    return Relation.objects.get(pk=tie)
