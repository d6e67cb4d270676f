"""What an actor may see, who holds what, and which units there are."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tillit.kernel.actor import Actor, Role, Seat, Staff, System
from tillit.kernel.rows import the_one

from .models import Assignment, Barrier, BrokenGlass, Concerned, Guarded, Membership, Unit
from .policies import Facts, Verdict, decide, filter_for, walls_for
from .types import (
    AssignedAs,
    GlassReason,
    GlassView,
    GuardKind,
    Holder,
    SeatLine,
    UnitKind,
    UnitView,
)


def _running(at: datetime) -> Q:
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))


def seats_of(actor: Actor, staff_id: UUID, *, at: datetime) -> frozenset[Seat]:
    """The roles that a member of staff has at a moment."""
    rows = Membership.objects.filter(_running(at), staff_id=staff_id)
    found = rows.values_list("unit_id", "role", "unit__area", "unit__kind")
    return frozenset(Seat(unit, Role(role), area, kind) for unit, role, area, kind in found)


def visible_ids(
    actor: Actor, *, at: datetime, kind: GuardKind | None = None
) -> "QuerySet[Guarded, UUID]":
    """The ids of everything that the actor may read: for `filter(pk__in=…)`.

    A job of the program itself sees all; residents and guests see nothing this way.
    """
    rows = Guarded.objects.all() if kind is None else Guarded.objects.filter(kind=kind)
    if isinstance(actor, Staff):
        rows = rows.filter(filter_for(actor, at=at))
    elif not isinstance(actor, System):
        rows = rows.none()
    return rows.values_list("object_id", flat=True)


def visible_here(actor: Actor, *, at: datetime, kind: GuardKind | None = None) -> Exists:
    """Whether the actor may read this very row: for `filter(visible_here(…), unit_id=…)`.

    For lists that something else already makes short, such as a unit's open cases: SQLite then
    asks about those rows instead of writing down all that the actor may read.
    """
    return Exists(visible_ids(actor, at=at, kind=kind).filter(pk=OuterRef("pk")))


def visible_person_ids(actor: Actor, *, at: datetime) -> "QuerySet[Concerned, UUID]":
    """The persons whom something the actor may read concerns: for `filter(pk__in=…)`."""
    mine = visible_ids(actor, at=at)
    return Concerned.objects.filter(guarded__in=mine).values_list("person_id", flat=True)


def walled_person_ids(actor: Actor, *, at: datetime) -> frozenset[UUID]:
    """The persons whom the actor must never open: themself, kin, disqualified, blocked."""
    if not isinstance(actor, Staff):
        return frozenset()
    rows = Barrier.objects.filter(_running(at), staff_id=actor.id)
    own = [actor.person_id] if actor.person_id else []
    return frozenset([*rows.values_list("person_id", flat=True), *own])


def walled_off(actor: Actor, ids: Iterable[UUID], *, at: datetime) -> frozenset[UUID]:
    """Those of the objects that a wall stands before: one's own, kin's, sealed, another area.

    For a search beyond one's own assignments that the law asks for: the walls still hold there.
    """
    asked = list(ids)
    if isinstance(actor, System):
        return frozenset()
    if not isinstance(actor, Staff):
        return frozenset(asked)
    rows = Guarded.objects.filter(pk__in=asked).filter(walls_for(actor, at=at))
    return frozenset(rows.values_list("object_id", flat=True))


def concerning(actor: Actor, persons: Iterable[UUID], *kinds: GuardKind) -> dict[UUID, UUID | None]:
    """Every object of these kinds that says something about any of these persons, with the person
    whose object it is. For keeping walls right when families change; it opens nothing."""
    rows = Guarded.objects.filter(kind__in=kinds, concerned__person_id__in=persons)
    return dict(rows.values_list("object_id", "person_id"))


def verdict_on(actor: Actor, object_id: UUID, *, at: datetime) -> Verdict:
    """Whether the actor may read one object, and by which rule."""
    if isinstance(actor, System):
        return Verdict(allowed=True, rule="system")
    guarded = the_one(Guarded.objects.filter(pk=object_id))
    if guarded is None or not isinstance(actor, Staff):
        return Verdict(allowed=False)
    return decide(actor, facts_about(actor, guarded, at=at))


def facts_about(actor: Staff, guarded: Guarded, *, at: datetime) -> Facts:
    """Everything the policy asks about one object.

    Asked on every page and in every action, so nothing is read that cannot change the answer: an
    emergency opening only where there is no assignment, whom it concerns only where somebody is
    barred from anybody.
    """
    ids = [guarded.object_id] + ([guarded.root_id] if guarded.root_id else [])
    held = Assignment.objects.filter(staff_id=actor.id, object_id__in=ids)
    assigned = any(_holds(*period, at) for period in held.values_list("since", "until"))
    barred = Barrier.objects.filter(staff_id=actor.id).values_list("since", "until", "person_id")
    barred_from = frozenset(who for since, until, who in barred if _holds(since, until, at))
    concerned: frozenset[UUID] = frozenset()
    if barred_from or actor.person_id:
        concerned = frozenset(guarded.concerned.values_list("person_id", flat=True))
    return Facts(
        kind=GuardKind(guarded.kind),
        unit_id=guarded.unit_id,
        area=guarded.area,
        concerned=concerned,
        sealed=guarded.sealed,
        open=guarded.open,
        assigned=assigned,
        glass=not assigned and _glass_holds(actor, guarded.object_id, at),
        barred_from=barred_from,
    )


def _glass_holds(actor: Staff, object_id: UUID, at: datetime) -> bool:
    rows = BrokenGlass.objects.filter(staff_id=actor.id, object_id=object_id)
    return any(_holds(*period, at) for period in rows.values_list("opened_at", "until"))


def _holds(since: datetime, until: datetime | None, at: datetime) -> bool:
    """As `_running`, for a few rows in memory."""
    return since <= at and (until is None or at < until)


def holders_of(actor: Actor, object_id: UUID, *, at: datetime) -> list[Holder]:
    """Who is assigned to an object now, the responsible first."""
    rows = Assignment.objects.filter(_running(at), object_id=object_id).order_by("since", "pk")
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
    rows = Assignment.objects.filter(_running(at), object_id__in=list(object_ids), assigned_as=as_)
    return dict(rows.order_by("-since").values_list("object_id", "staff_id"))


def somebody_responsible(actor: Actor, *, at: datetime) -> Exists:
    """Whether somebody is responsible for this very row now: for lists of what nobody has."""
    rows = Assignment.objects.filter(_running(at), assigned_as=AssignedAs.RESPONSIBLE)
    return Exists(rows.filter(object_id=OuterRef("pk")))


def assigned_to(actor: Actor, staff_id: UUID, *, at: datetime) -> "QuerySet[Assignment, UUID]":
    """The ids of everything somebody is assigned to now."""
    rows = Assignment.objects.filter(_running(at), staff_id=staff_id)
    return rows.values_list("object_id", flat=True)


def staff_in(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[tuple[UUID, Role]]:
    """Who works in the units, with their roles."""
    return [(staff_id, role) for _, staff_id, role in members_of(actor, unit_ids, at=at)]


def members_of(
    actor: Actor, unit_ids: Iterable[UUID], *, at: datetime
) -> list[tuple[UUID, UUID, Role]]:
    """Every seat in the units: unit, member of staff, role. One query."""
    rows = Membership.objects.filter(_running(at), unit_id__in=list(unit_ids))
    return [(row.unit_id, row.staff_id, Role(row.role)) for row in rows.order_by("pk")]


def somebody_has(actor: Actor, role: Role, *, at: datetime) -> bool:
    """Whether anybody has the role anywhere."""
    return Membership.objects.filter(_running(at), role=role).exists()


def seats_in(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[SeatLine]:
    """Every role in the units that holds now, the oldest first. For staff; others see none."""
    if not isinstance(actor, Staff):
        return []
    rows = Membership.objects.filter(_running(at), unit_id__in=list(unit_ids))
    return [
        SeatLine(row.unit_id, row.staff_id, Role(row.role), row.since, row.until)
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


def broken_glass_on(actor: Actor, object_id: UUID, *, limit: int = 5) -> list[GlassView]:
    """The latest emergency openings of an object. The caller has been let in to it."""
    rows = BrokenGlass.objects.filter(object_id=object_id).order_by("-opened_at")[:limit]
    return [
        GlassView(r.pk, r.staff_id, GlassReason(r.reason), r.sentence, r.opened_at, r.until)
        for r in rows
    ]


def is_sealed(actor: Actor, object_id: UUID) -> bool:
    """Whether an object is sealed: what lies under it is then seen only by those assigned."""
    return Guarded.objects.filter(pk=object_id, sealed=True).exists()
