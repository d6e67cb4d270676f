"""What concerns a colleague, or somebody close to one, is not open to the unit by the unit alone.

Our own choice, like the rest of how FL 16-18 and SoLPuL 10 are cut: the leader sees it, the duty on
a shift, whoever is assigned, and whoever breaks the glass. Where no leader of the unit could see
it, the unit does: a child is never hidden to spare a colleague.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Seat, Staff
from tillit.trust.access.models import Barrier, Concerned, Guarded, Membership, OwnEntry
from tillit.trust.access.periods import running

BY_UNIT = (Role.INTAKE, Role.PROVIDER)  # roles that see what came to their unit


def units_by_role(staff: Staff) -> frozenset[UUID]:
    """The units whose reports or orders somebody sees without an assignment."""
    return frozenset(unit for role in BY_UNIT for unit in staff.units(role))


def beside_of(
    actor: Actor, staff_id: UUID, seats: Collection[Seat], *, at: datetime
) -> frozenset[UUID]:
    """Who the colleagues in somebody's units are in the register. One query, for those who see what
    came to their unit; none for others."""
    if not any(seat.role in BY_UNIT for seat in seats):
        return frozenset()
    there = {seat.unit_id for seat in seats}
    mates = Membership.objects.filter(running(at), unit_id__in=there).exclude(role=Role.PARTNER)
    mates = mates.exclude(staff_id=staff_id)
    rows = OwnEntry.objects.filter(staff_id__in=mates.values("staff_id")).exclude(person_id=None)
    return frozenset(each for each in rows.values_list("person_id", flat=True) if each)


def hushed(staff: Staff, where: Q, *, at: datetime) -> frozenset[UUID]:
    """Those of the objects that concern somebody who works in a unit where the reader works too
    (`Staff.beside`), and that a leader sees instead. No query where nobody there is in the
    register; six where somebody is."""
    if not staff.beside:
        return frozenset()
    near = Concerned.objects.filter(person_id__in=staff.beside).values("guarded_id")
    found = dict(Guarded.objects.filter(where, pk__in=near).values_list("pk", "unit_id"))
    leaders = staff_by_unit(found.values(), (Role.LEADER,), at)
    led = unwalled({object_id: leaders[unit] for object_id, unit in found.items()}, at)
    return frozenset(object_id for object_id in found if led[object_id])


def staff_by_unit(
    units: Iterable[UUID], roles: Collection[Role], at: datetime
) -> dict[UUID, set[UUID]]:
    """Who has one of the roles in each unit now."""
    rows = Membership.objects.filter(running(at), role__in=roles, unit_id__in=set(units))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for unit_id, staff_id in rows.values_list("unit_id", "staff_id"):
        found[unit_id].add(staff_id)
    return found


def unwalled(asked: dict[UUID, set[UUID]], at: datetime) -> dict[UUID, set[UUID]]:
    """Of the staff asked about for each object: those who are not kept from it. Three queries."""
    everybody = {each for staff in asked.values() for each in staff}
    kept = kept_from(everybody, at)
    about: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Concerned.objects.filter(guarded_id__in=list(asked))
    for object_id, person_id in rows.values_list("guarded_id", "person_id"):
        about[object_id].add(person_id)
    return {
        object_id: {each for each in staff if not kept[each] & about[object_id]}
        for object_id, staff in asked.items()
    }


def kept_from(staff_ids: Collection[UUID], at: datetime) -> dict[UUID, set[UUID]]:
    """The persons whom each of them is kept from: themself, and by barriers. Two queries."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    own = OwnEntry.objects.filter(staff_id__in=staff_ids)
    barred = Barrier.objects.filter(running(at), staff_id__in=staff_ids)
    for rows in (own, barred):
        for staff_id, person_id in rows.values_list("staff_id", "person_id"):
            if person_id:
                found[staff_id].add(person_id)
    return found
