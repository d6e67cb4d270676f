"""What the review of the log needs to know about keys, whoever held them and whenever.

Only the program itself asks (a System actor); for anybody else nothing is here.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor, Role, System

from .models import Assignment, BrokenGlass, Concerned, Guarded, Membership
from .types import (
    AssignedAs,
    GlassReason,
    GlassView,
    GuardedView,
    GuardKind,
    Holding,
    SeatLine,
)


def holdings_of(actor: Actor, staff_ids: Iterable[UUID]) -> list[Holding]:
    """Every assignment that somebody has or has had."""
    rows = Assignment.objects.filter(staff_id__in=_for_program(actor, staff_ids))
    return [
        Holding(r.object_id, r.staff_id, AssignedAs(r.assigned_as), r.since, r.until) for r in rows
    ]


def seats_ever(actor: Actor, staff_ids: Iterable[UUID]) -> list[SeatLine]:
    """Every role that somebody has or has had, the oldest first."""
    rows = Membership.objects.filter(staff_id__in=_for_program(actor, staff_ids))
    return [
        SeatLine(row.unit_id, row.staff_id, Role(row.role), row.since, row.until)
        for row in rows.order_by("since", "pk")
    ]


def guarded_around(
    actor: Actor, ids: Iterable[UUID], persons: Iterable[UUID]
) -> dict[UUID, GuardedView]:
    """These objects, everything that tells of these persons, and the cases that they lie under.
    Four queries."""
    asked, near = _for_program(actor, ids), _for_program(actor, persons)
    told = Concerned.objects.filter(person_id__in=near).values_list("guarded_id", flat=True)
    rows = Guarded.objects.filter(Q(pk__in=asked) | Q(pk__in=list(told)))
    found = {row.pk: row for row in rows}
    roots = {row.root_id for row in found.values() if row.root_id} - found.keys()
    found |= {row.pk: row for row in Guarded.objects.filter(pk__in=roots)}
    concerned: dict[UUID, set[UUID]] = {pk: set() for pk in found}
    pairs = Concerned.objects.filter(guarded_id__in=list(found))
    for guarded_id, person_id in pairs.values_list("guarded_id", "person_id"):
        concerned[guarded_id].add(person_id)
    return {
        pk: GuardedView(
            pk, GuardKind(row.kind), row.unit_id, row.person_id, row.root_id,
            frozenset(concerned[pk]),
        )
        for pk, row in found.items()
    }  # fmt: skip


def glass_between(actor: Actor, since: datetime, until: datetime) -> list[tuple[UUID, GlassView]]:
    """Every emergency opening in a time, the oldest first: the object, and how."""
    if not isinstance(actor, System):
        return []
    rows = BrokenGlass.objects.filter(opened_at__gte=since, opened_at__lt=until)
    return [
        (
            r.object_id,
            GlassView(r.pk, r.staff_id, GlassReason(r.reason), "", r.opened_at, r.until),
        )
        for r in rows.order_by("opened_at", "pk")
    ]


def _for_program(actor: Actor, ids: Iterable[UUID]) -> list[UUID]:
    """The ids, when it is the program itself that asks; nobody else looks at all of this."""
    return list(ids) if isinstance(actor, System) else []
