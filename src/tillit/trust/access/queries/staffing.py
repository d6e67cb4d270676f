"""Who works where, who holds what, and which units there are."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tillit.kernel.actor import Actor, Role, Seat, Staff
from tillit.trust.access.hush import beside_of as beside_of
from tillit.trust.access.limits import SHIFT_AFTER_MINUTES, SHIFT_BEFORE_MINUTES
from tillit.trust.access.models import Assignment, Deputyship, DutyShift, Membership, Unit
from tillit.trust.access.periods import running
from tillit.trust.access.types import (
    ON_ROTA,
    AssignedAs,
    DeputyGround,
    DeputyLine,
    Holder,
    Invitation,
    SeatLine,
    Shift,
    UnitKind,
    UnitView,
    Worked,
)

BEFORE = timedelta(minutes=SHIFT_BEFORE_MINUTES)
WEEK = timedelta(days=7)
AFTER = timedelta(minutes=SHIFT_AFTER_MINUTES)


def seats_of(actor: Actor, staff_id: UUID, *, at: datetime) -> frozenset[Seat]:
    """The roles that a member of staff has at a moment."""
    rows = Membership.objects.filter(running(at), staff_id=staff_id)
    found = rows.values_list("unit_id", "role", "unit__area", "unit__kind")
    seats = [Seat(unit, Role(role), area, kind) for unit, role, area, kind in found]
    resting = _resting(staff_id, {s.unit_id for s in seats if s.role is Role.DUTY}, at)
    return frozenset(
        replace(seat, on=False) if seat.role is Role.DUTY and seat.unit_id in resting else seat
        for seat in seats
    )


def _resting(staff_id: UUID, unit_ids: set[UUID], at: datetime) -> set[UUID]:
    """The units that keep a rota and where no shift of this person's runs, with a margin. A unit
    whose rota has run out keeps none, nor one whose shift nobody has: a night without anybody who
    sees is worse than one with too many. Asked only about those who have the duty."""
    if not unit_ids:
        return set()
    kept = DutyShift.objects.filter(unit_id__in=unit_ids, until__gt=at - AFTER)
    rows = list(kept.values_list("unit_id", "staff_id", "since", "until"))
    running_now = {
        unit for unit, who, since, _ in rows if who == staff_id and since - BEFORE <= at
    }  # fmt: skip
    now = [(unit, who) for unit, who, since, until in rows if since <= at and until and until > at]
    empty_now = {unit for unit, who in now if who is None}
    kept_by = {unit for unit, who, _, until in rows if who and until and until > at}
    return kept_by - running_now - empty_now


def shifts(actor: Actor, unit_id: UUID, *, at: datetime) -> list[Shift]:
    """The shifts of a unit that run or are to come, the next first. For staff; others see none."""
    if not isinstance(actor, Staff):
        return []
    rows = DutyShift.objects.filter(unit_id=unit_id, until__gt=at).order_by("since", "pk")
    return [Shift(r.pk, r.unit_id, r.staff_id, r.since, r.until or at) for r in rows]


def shifts_between(actor: Actor, unit_id: UUID, since: datetime, until: datetime) -> list[Shift]:
    """The shifts of a unit that touch a time, the first first. For staff; others see none."""
    if not isinstance(actor, Staff):
        return []
    rows = DutyShift.objects.filter(unit_id=unit_id, since__lt=until, until__gt=since)
    return [
        Shift(r.pk, r.unit_id, r.staff_id, r.since, r.until or until)
        for r in rows.order_by("since", "pk")
    ]


def duty_around(actor: Staff, *, at: datetime) -> list[Shift]:
    """The shifts that run or come next in the units where the actor is on the rota or leads, a
    week ahead: one query, and none for those who have no rota."""
    kept = {s.unit_id for s in actor.seats if UnitKind(s.kind or UnitKind.BOARD) in ON_ROTA}
    if not kept:
        return []
    rows = DutyShift.objects.filter(unit_id__in=kept, until__gt=at, since__lt=at + WEEK)
    return [
        Shift(r.pk, r.unit_id, r.staff_id, r.since, r.until or at)
        for r in rows.order_by("since", "pk")
    ]


def deputyships_in(actor: Actor, unit_id: UUID, *, at: datetime) -> list[DeputyLine]:
    """Who stands in for whom in a unit now and later, the first to end first. For staff."""
    if not isinstance(actor, Staff):
        return []
    rows = Deputyship.objects.filter(unit_id=unit_id, until__gt=at, ended_by=None)
    return [_deputy_line(row) for row in rows.order_by("until", "pk")]


def stood_in_for(actor: Staff, *, at: datetime) -> dict[UUID, DeputyLine]:
    """What the actor sees because they stand in for somebody: the object, and the decision. One
    query."""
    rows = Assignment.objects.filter(running(at), staff_id=actor.id, deputyship__isnull=False)
    return {
        row.object_id: _deputy_line(row.deputyship)
        for row in rows.select_related("deputyship")
        if row.deputyship
    }


def invitations_of(actor: Staff, *, at: datetime) -> list[Invitation]:
    """What the actor was invited to as a guest and may see now, the first to end first."""
    rows = Assignment.objects.filter(
        running(at), staff_id=actor.id, assigned_as=AssignedAs.PARTNER
    ).order_by("until", "pk")
    return [Invitation(row.object_id, row.classes, row.until) for row in rows]


def _deputy_line(row: Deputyship) -> DeputyLine:
    return DeputyLine(
        row.pk, row.absent_id, row.deputy_id, row.unit_id, DeputyGround(row.ground),
        row.decided_by, row.since, row.until or row.since,
    )  # fmt: skip


def holders_of(actor: Actor, object_id: UUID, *, at: datetime) -> list[Holder]:
    """Who is assigned to an object now, the responsible first."""
    rows = Assignment.objects.filter(running(at), object_id=object_id).order_by("since", "pk")
    holders = [Holder(r.staff_id, AssignedAs(r.assigned_as), r.since, r.until) for r in rows]
    return sorted(holders, key=lambda holder: holder.as_ != AssignedAs.RESPONSIBLE)


def responsible_for(
    actor: Actor,
    object_ids: Iterable[UUID],
    *,
    as_: AssignedAs = AssignedAs.RESPONSIBLE,
    at: datetime,
) -> dict[UUID, UUID]:
    """Who is responsible for each of many objects now, or gives it. One query."""
    rows = Assignment.objects.filter(running(at), object_id__in=list(object_ids), assigned_as=as_)
    return dict(rows.order_by("-since").values_list("object_id", "staff_id"))


def somebody_responsible(actor: Actor, *, at: datetime) -> Exists:
    """Whether somebody is responsible for this very row now: for lists of what nobody has."""
    rows = Assignment.objects.filter(running(at), assigned_as=AssignedAs.RESPONSIBLE)
    return Exists(rows.filter(object_id=OuterRef("pk")))


def assigned_to(actor: Actor, staff_id: UUID, *, at: datetime) -> "QuerySet[Assignment, UUID]":
    """The ids of everything somebody is assigned to now."""
    rows = Assignment.objects.filter(running(at), staff_id=staff_id)
    return rows.values_list("object_id", flat=True)


def staff_in(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[tuple[UUID, Role]]:
    """Who works in the units, with their roles."""
    return [(staff_id, role) for _, staff_id, role in members_of(actor, unit_ids, at=at)]


def members_of(
    actor: Actor, unit_ids: Iterable[UUID], *, at: datetime
) -> list[tuple[UUID, UUID, Role]]:
    """Every seat in the units: unit, member of staff, role. One query."""
    rows = Membership.objects.filter(running(at), unit_id__in=list(unit_ids))
    return [(row.unit_id, row.staff_id, Role(row.role)) for row in rows.order_by("pk")]


def worked_in(actor: Actor, staff_ids: Iterable[UUID]) -> dict[UUID, list[Worked]]:
    """Every seat that these colleagues have or have had, with the name of its unit. One query."""
    rows = Membership.objects.filter(staff_id__in=list(staff_ids)).select_related("unit")
    found: dict[UUID, list[Worked]] = {}
    for row in rows.order_by("since", "pk"):
        role = Role(row.role)
        outside = row.unit.kind == UnitKind.PROVIDER or role in (Role.PROVIDER, Role.PARTNER)
        seat = Worked(role, row.unit.name, outside, row.since, row.until)
        found.setdefault(row.staff_id, []).append(seat)
    return found


def how_many_have(actor: Actor, role: Role, *, at: datetime) -> int:
    """How many have the role somewhere."""
    rows = Membership.objects.filter(running(at), role=role)
    return rows.values("staff_id").distinct().count()


def seats_in(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[SeatLine]:
    """Every role in the units that holds now, the oldest first. For staff; others see none."""
    if not isinstance(actor, Staff):
        return []
    rows = Membership.objects.filter(running(at), unit_id__in=list(unit_ids))
    return [
        SeatLine(
            row.unit_id,
            row.staff_id,
            Role(row.role),
            row.since,
            row.until,
            row.organisation,
            row.purpose,
        )
        for row in rows.order_by("since", "pk")
    ]


def units(actor: Actor, kind: UnitKind | None = None) -> list[UnitView]:
    """All units that are not closed, by name."""
    rows = Unit.objects.filter(closed_at=None).order_by("name")
    if kind is not None:
        rows = rows.filter(kind=kind)
    return [UnitView(row.pk, row.name, UnitKind(row.kind), row.area) for row in rows]


def unit(actor: Actor, unit_id: UUID) -> UnitView:
    """One unit."""
    row = Unit.objects.get(pk=unit_id)
    return UnitView(row.pk, row.name, UnitKind(row.kind), row.area)
