"""Who has a key to an object and why, who is kept from it, and who sealed it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Seat, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.trust.access.hush import kept_from
from tillit.trust.access.models import (
    Assignment,
    Barrier,
    BrokenGlass,
    Concerned,
    Guarded,
    Membership,
    Sealing,
)
from tillit.trust.access.periods import running
from tillit.trust.access.policies import Facts, decide
from tillit.trust.access.types import (
    AssignedAs,
    BarrierLine,
    BarrierReason,
    GuardKind,
    SealLine,
    Seer,
)


def who_sees(actor: Actor, object_id: UUID, *, at: datetime) -> list[Seer]:
    """Everybody who holds a key to one object now: assigned, invited, leading its unit, or let in
    by an emergency opening. Each is judged by the policy itself, so a wall shows. The caller has
    been let in. Seven queries, however many they are. For staff; others see nobody."""
    guarded = the_one(Guarded.objects.filter(pk=object_id))
    if guarded is None or not isinstance(actor, Staff):
        raise NotThere
    held = list(Assignment.objects.filter(running(at), object_id=object_id).order_by("since", "pk"))
    glass = list(BrokenGlass.objects.filter(object_id=object_id, opened_at__lte=at, until__gt=at))
    leads = Q(unit=guarded.unit_id, role=Role.LEADER)
    known = {row.staff_id for row in held} | {each.staff_id for each in glass}
    seats = Membership.objects.filter(running(at)).filter(leads | Q(staff_id__in=known))
    rows = list(seats.select_related("unit").order_by("since", "pk"))
    order = [row.staff_id for row in held] + [row.staff_id for row in rows]
    asked = dict.fromkeys(order + [each.staff_id for each in glass])
    concerned = frozenset(
        Concerned.objects.filter(guarded=guarded).values_list("person_id", flat=True)
    )
    barred = _barred_from(asked, at)
    found = []
    for staff_id in asked:
        own = [row for row in rows if row.staff_id == staff_id]
        held_by = [row for row in held if row.staff_id == staff_id]
        broken = [row for row in glass if row.staff_id == staff_id]
        found.append(_judged(staff_id, guarded, own, held_by, broken, concerned, barred[staff_id]))
    return found


def _judged(
    staff_id: UUID,
    guarded: Guarded,
    seats: list[Membership],
    held: list[Assignment],
    glass: list[BrokenGlass],
    concerned: frozenset[UUID],
    barred_from: frozenset[UUID],
) -> Seer:
    """What the policy says of one of them, and the row that it rests on."""
    staff = Staff(
        staff_id,
        "",
        frozenset(Seat(s.unit_id, Role(s.role), s.unit.area, s.unit.kind) for s in seats),
    )
    invited = [row for row in held if row.assigned_as == AssignedAs.PARTNER]
    assigned = [row for row in held if row.assigned_as != AssignedAs.PARTNER]
    facts = Facts(
        kind=GuardKind(guarded.kind), unit_id=guarded.unit_id, area=guarded.area,
        concerned=concerned, sealed=guarded.sealed, open=guarded.open, assigned=bool(assigned),
        invited=" ".join(row.classes for row in invited), glass=bool(glass),
        barred_from=barred_from,
    )  # fmt: skip
    verdict = decide(staff, facts)
    said = Seer(staff_id, verdict.allowed, verdict.rule)
    if verdict.rule == "glass":
        last = max(glass, key=lambda row: row.until)
        return Seer(staff_id, True, "glass", since=last.opened_at, until=last.until)
    if verdict.rule == "leader":
        led = [s for s in seats if s.role == Role.LEADER and s.unit_id == guarded.unit_id]
        return Seer(staff_id, True, "leader", since=led[0].since, until=led[0].until)
    rests_on = assigned or invited
    if not rests_on:
        return said
    row = rests_on[0]
    guest = next((s for s in seats if s.role == Role.PARTNER), None)
    return Seer(
        staff_id, verdict.allowed, verdict.rule, AssignedAs(row.assigned_as), row.since, row.until,
        row.ground, row.classes, guest.organisation if guest and invited else "",
    )  # fmt: skip


def _barred_from(staff_ids: Iterable[UUID], at: datetime) -> dict[UUID, frozenset[UUID]]:
    found = kept_from(list(staff_ids), at)
    return defaultdict(frozenset, {who: frozenset(persons) for who, persons in found.items()})


def can_open_sealed(actor: Actor, object_id: UUID, *, at: datetime) -> frozenset[UUID]:
    """Those who open an object when it is sealed: assigned, with a role, and not barred."""
    return openers_of(actor, [object_id], at=at)[object_id]


def openers_of(
    actor: Actor, object_ids: Iterable[UUID], *, at: datetime
) -> dict[UUID, frozenset[UUID]]:
    """As `can_open_sealed`, for many. Six queries."""
    ids = list(object_ids)
    areas = dict(Guarded.objects.filter(pk__in=ids).values_list("pk", "area"))
    held = Assignment.objects.filter(running(at), object_id__in=ids)
    held = held.exclude(assigned_as=AssignedAs.PARTNER)
    pairs = list(held.values_list("object_id", "staff_id"))
    staff = {staff_id for _, staff_id in pairs}
    seats = Membership.objects.filter(running(at), staff_id__in=staff).exclude(role=Role.PARTNER)
    seated = set(seats.values_list("staff_id", "unit__area"))
    barred = _barred_from(staff, at)
    concerned: dict[UUID, set[UUID]] = defaultdict(set)
    about = Concerned.objects.filter(guarded_id__in=ids).values_list("guarded_id", "person_id")
    for object_id, person_id in about:
        concerned[object_id].add(person_id)
    found: dict[UUID, set[UUID]] = {object_id: set() for object_id in ids}
    for object_id, staff_id in pairs:
        walled = barred[staff_id] & concerned[object_id]
        if (staff_id, areas.get(object_id)) in seated and not walled:
            found[object_id].add(staff_id)
    return {object_id: frozenset(who) for object_id, who in found.items()}


def sealed_in(actor: Actor, unit_id: UUID, *, at: datetime) -> dict[UUID, SealLine]:
    """The sealed cases of a unit that the actor leads, and who sealed each. It opens nothing."""
    if not isinstance(actor, Staff) or unit_id not in actor.units(Role.LEADER):
        return {}
    rows = Sealing.objects.filter(
        until=None, guarded__unit=unit_id, guarded__sealed=True, guarded__kind=GuardKind.CASE
    )
    return {row.guarded_id: _seal_line(row) for row in rows.order_by("since", "pk")}


def seals_on(actor: Actor, object_id: UUID) -> list[SealLine]:
    """Every time an object was sealed, the latest first. The caller has been let in."""
    rows = Sealing.objects.filter(guarded_id=object_id).order_by("-since", "-pk")
    return [_seal_line(row) for row in rows]


def _seal_line(row: Sealing) -> SealLine:
    return SealLine(
        row.why, row.sealed_by, row.since, row.until, row.lifted_by, row.lifted_because
    )  # fmt: skip


def barriers_around(actor: Actor, object_id: UUID, *, at: datetime) -> list[BarrierLine]:
    """Who is barred from somebody whom an object concerns. The caller has been let in."""
    concerned = Concerned.objects.filter(guarded_id=object_id).values("person_id")
    rows = Barrier.objects.filter(running(at), person_id__in=concerned)
    return [_line(row) for row in rows.order_by("-since", "-pk")]


def barriers_of(actor: Actor, staff_id: UUID, *, at: datetime) -> list[BarrierLine]:
    """The barriers of one colleague that hold now, the latest first. For staff."""
    if not isinstance(actor, Staff):
        return []
    rows = Barrier.objects.filter(running(at), staff_id=staff_id)
    return [_line(row) for row in rows.order_by("-since", "-pk")]


def _line(row: Barrier) -> BarrierLine:
    return BarrierLine(
        row.pk, row.staff_id, row.person_id, BarrierReason(row.reason), row.why, row.raised_by,
        row.since, row.until, row.lifted_by, row.lifted_because,
    )  # fmt: skip
