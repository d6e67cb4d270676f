"""Who acts for whom on a day."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.registers.people.models import Person, Representation
from tillit.registers.people.types import RepresentationKind, RepresentationLine

from .kin import running
from .lines import everybody, lines_of


def representatives_of(
    actor: Actor, person_ids: Iterable[UUID], *, at: datetime
) -> tuple[RepresentationLine, ...]:
    """Those who act for any of these persons on the day, oldest first. Nobody who is dead."""
    return _lines(actor, Q(person__in=everybody(person_ids)), at)


def represented_by(
    actor: Actor, representative_id: UUID, *, at: datetime
) -> tuple[RepresentationLine, ...]:
    """Those for whom somebody acts on the day, oldest first. Nobody who is dead."""
    return _lines(actor, Q(representative__in=everybody([representative_id])), at)


def _lines(actor: Actor, where: Q, at: datetime) -> tuple[RepresentationLine, ...]:
    day = day_of(at)
    rows = list(Representation.objects.filter(running(day), where).order_by("since", "pk"))
    ids = {id_ for row in rows for id_ in (row.person_id, row.representative_id)}
    people = lines_of(actor, ids)
    found = tuple(
        RepresentationLine(
            id=row.pk,
            person=people[row.person_id],
            representative=people[row.representative_id],
            kind=RepresentationKind(row.kind),
            since=row.since,
            until=row.until,
            # The paper may name somebody whose name is masked.
            paper="" if people[row.representative_id].protection.holds else row.paper.reveal(),
        )
        for row in rows
    )
    gone = Person.objects.filter(pk__in=_both(found), dead_on__lte=day)
    dead = set(gone.values_list("pk", flat=True)) if found else set()
    return tuple(line for line in found if not dead & _both([line]))


def _both(lines: Iterable[RepresentationLine]) -> set[UUID]:
    return {each.id for line in lines for each in (line.person, line.representative)}
