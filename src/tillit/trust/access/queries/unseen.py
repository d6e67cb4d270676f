"""Open reports that nobody in their unit may open, and who elsewhere may."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor, Role, System
from tillit.trust.access.hush import staff_by_unit, unwalled
from tillit.trust.access.models import Assignment, Concerned, Guarded, OwnEntry, Unit
from tillit.trust.access.periods import running
from tillit.trust.access.types import AssignedAs, GuardKind

Report = tuple[UUID, UUID, str, UUID | None]  # id, unit, secrecy area, the case that it lies under


def unseen_reports(
    actor: Actor, *, at: datetime, only: Iterable[UUID] | None = None
) -> dict[UUID, frozenset[UUID]]:
    """Every open report that no leader, no intake worker of its unit and nobody assigned may open:
    because of walls, or because nobody works there. With it those elsewhere in the same secrecy
    area who may: leaders, else intake workers. The duty on a shift is not counted: there may be
    none at noon. For the program itself; a handful of queries, however many reports."""
    if not isinstance(actor, System):
        return {}
    where = Q(kind=GuardKind.REPORT, open=True, sealed=False)
    if only is not None:
        where &= Q(pk__in=list(only))
    rows: list[Report] = list(
        Guarded.objects.filter(where).values_list("pk", "unit_id", "area", "root_id")
    )
    here = staff_by_unit((unit for _, unit, _, _ in rows), (Role.LEADER, Role.INTAKE), at)
    held = _assigned(rows, at)
    asked = {id_: here[unit] | held[id_] | held[root or id_] for id_, unit, _, root in rows}
    seen = unwalled(asked, at)
    lost = [row for row in rows if not seen[row[0]]]
    if not lost:
        return {}
    leaders, intake = (_elsewhere(lost, role, at) for role in (Role.LEADER, Role.INTAKE))
    return {id_: frozenset(leaders[id_] or intake[id_]) for id_, _, _, _ in lost}


def held_about_self(actor: Actor, staff_id: UUID, *, at: datetime) -> list[UUID]:
    """What a colleague is assigned to and that concerns themself: the wall stands before it."""
    own = OwnEntry.objects.filter(pk=staff_id).exclude(person_id=None).values("person_id")
    near = Concerned.objects.filter(person_id__in=own).values("guarded_id")
    held = Assignment.objects.filter(running(at), staff_id=staff_id, object_id__in=near)
    return list(held.values_list("object_id", flat=True).distinct())


def _assigned(rows: Iterable[Report], at: datetime) -> dict[UUID, set[UUID]]:
    ids = {each for id_, _, _, root in rows for each in (id_, root) if each}
    held = Assignment.objects.filter(running(at), object_id__in=ids)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    pairs = held.exclude(assigned_as=AssignedAs.PARTNER).values_list("object_id", "staff_id")
    for object_id, staff_id in pairs:
        found[object_id].add(staff_id)
    return found


def _elsewhere(rows: Iterable[Report], role: Role, at: datetime) -> dict[UUID, set[UUID]]:
    areas = dict(Unit.objects.filter(closed_at=None).values_list("pk", "area"))
    staff = staff_by_unit(areas, (role,), at)
    asked = {
        id_: {each for unit, there in staff.items() if areas[unit] == area for each in there}
        for id_, _, area, _ in rows
    }
    return unwalled(asked, at)


def own_entry_waits(actor: Actor, staff_id: UUID) -> bool:
    """Whether one colleague has typed a number and a second is to type the same. It says nothing of
    what is known already."""
    return OwnEntry.objects.filter(pk=staff_id).exclude(asked="").exists()
