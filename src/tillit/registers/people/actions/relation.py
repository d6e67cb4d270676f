"""Who is what to whom."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.events import Related, RelationEnded
from tillit.registers.people.models import Relation
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.audit.actions import record

from .common import period, person_to_change

ITSELF = "En person kan inte ha en relation till sig själv. Välj någon annan."
RELATED_ALREADY = "Den relationen finns redan. Avsluta den först om den ska ändras."


@transaction.atomic
def relate(
    person_id: UUID,
    other_id: UUID,
    kind: RelationKind,
    *,
    since: date | None = None,
    source: Source,
    by: Actor,
    at: datetime,
) -> UUID:
    """Say that `other` is `kind` of `person`: relate(child, mother, RelationKind.PARENT)."""
    person = person_to_change(person_id, by=by, at=at)
    policies.check_not_walled(by, other_id, at=at)
    other = policies.current(other_id)
    if person == other:
        raise Refusal(ITSELF)
    already = Refusal(RELATED_ALREADY)
    if Relation.objects.filter(person=person, other=other, kind=kind, until=None).exists():
        raise already
    try:
        with transaction.atomic():
            row = Relation.objects.create(
                person=person,
                other=other,
                kind=kind,
                **period(source, since=since, by=by, at=at),
            )
    except IntegrityError:
        raise already
    event = Related(relation=row.pk, person=person.pk, other=other.pk, kind=kind)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def end_relation(relation_id: UUID, *, until: date | None = None, by: Actor, at: datetime) -> None:
    """Say that a relation no longer holds from a day (today, unless another is given)."""
    row = Relation.objects.filter(pk=relation_id).first()
    if row is None:
        raise NotThere
    person_to_change(row.person_id, by=by, at=at)
    day = until or day_of(at)
    if row.since > day:
        raise Refusal("Sista dagen ligger före den första. Kontrollera datumet.")
    if not Relation.objects.filter(pk=row.pk, until=None).update(until=day):
        raise Refusal("Relationen är redan avslutad. Läs sidan igen.")
    event = RelationEnded(relation=row.pk, person=row.person_id, until=day)
    record(event, by=by, at=at)
