"""What an actor may see, and by which rule."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.rows import the_one
from tillit.trust.access.hush import hushed, units_by_role
from tillit.trust.access.models import Assignment, Barrier, BrokenGlass, Concerned, Guarded
from tillit.trust.access.periods import running
from tillit.trust.access.policies import Facts, Verdict, decide, filter_for, walls_for
from tillit.trust.access.ports import kin_of
from tillit.trust.access.types import AssignedAs, GlassReason, GlassView, GuardKind
from tillit.trust.audit.types import Shows


def visible_ids(
    actor: Actor,
    *,
    at: datetime,
    kind: GuardKind | None = None,
    ways: Collection[str] | None = None,
) -> "QuerySet[Guarded, UUID]":
    """The ids of everything that the actor may read: for `filter(pk__in=…)`. `ways`: only what is
    open by these ways in, such as an assignment but no emergency opening.

    A job of the program itself sees all; residents and guests see nothing this way.
    """
    rows = Guarded.objects.all() if kind is None else Guarded.objects.filter(kind=kind)
    if isinstance(actor, Staff):
        rows = rows.filter(filter_for(actor, at=at, ways=ways))
    elif not isinstance(actor, System):
        rows = rows.none()
    return rows.values_list("object_id", flat=True)


def visible_here(actor: Actor, *, at: datetime, kind: GuardKind | None = None) -> Exists:
    """Whether the actor may read this very row: for `filter(visible_here(…), unit_id=…)`.

    For lists that something else already makes short, such as a unit's open cases: SQLite then
    asks about those rows instead of writing down all that the actor may read.
    """
    return Exists(visible_ids(actor, at=at, kind=kind).filter(pk=OuterRef("pk")))


def visible_person_ids(
    actor: Actor, *, at: datetime, ways: Collection[str] | None = None
) -> "QuerySet[Concerned, UUID]":
    """The persons whom something the actor may read concerns: for `filter(pk__in=…)`."""
    mine = visible_ids(actor, at=at, ways=ways)
    return Concerned.objects.filter(guarded__in=mine).values_list("person_id", flat=True)


def walled_person_ids(actor: Actor, *, at: datetime) -> frozenset[UUID]:
    """The persons whom the actor must never open: themself, kin, disqualified, blocked."""
    if not isinstance(actor, Staff):
        return frozenset()
    rows = Barrier.objects.filter(running(at), staff_id=actor.id)
    own = [actor.person_id, *kin_of(actor, actor.person_id, at=at)] if actor.person_id else []
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


def concerning(
    actor: Actor, persons: Iterable[UUID], *kinds: GuardKind, only_open: bool = False
) -> dict[UUID, UUID | None]:
    """Every object of these kinds that says something about any of these persons, with the person
    whose object it is. For keeping walls right when families change; it opens nothing."""
    rows = Guarded.objects.filter(kind__in=kinds, concerned__person_id__in=persons)
    if only_open:
        rows = rows.filter(open=True)
    return dict(rows.values_list("object_id", "person_id"))


def concerned_among(actor: Actor, persons: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the persons whom any guarded object says something about. It opens nothing."""
    rows = Concerned.objects.filter(person_id__in=list(persons))
    return frozenset(rows.values_list("person_id", flat=True))


def guarded_among(actor: Actor, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the ids that are objects with a guard of their own. It opens nothing."""
    rows = Guarded.objects.filter(pk__in=list(ids))
    return frozenset(rows.values_list("object_id", flat=True))


def verdict_on(
    actor: Actor, object_id: UUID, *, at: datetime, kind: GuardKind | None = None
) -> Verdict:
    """Whether the actor may read one object, and by which rule. `kind`: what it must be; the id of
    something else is then not there, also when the actor may read that."""
    if isinstance(actor, System):
        return Verdict(allowed=True, rule="system", classes=frozenset(Shows))
    guarded = the_one(Guarded.objects.filter(pk=object_id))
    if guarded is None or not isinstance(actor, Staff) or kind not in (None, guarded.kind):
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
    rows = held.values_list("since", "until", "assigned_as", "object_id", "classes")
    now = [row[2:] for row in rows if _holds(row[0], row[1], at)]
    assigned = any(how != AssignedAs.PARTNER for how, _, _ in now)
    invited = [
        classes
        for how, id_, classes in now
        if how == AssignedAs.PARTNER and id_ == guarded.object_id
    ]
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
        invited=" ".join(invited),
        glass=not assigned and _glass_holds(actor, guarded.object_id, at),
        barred_from=barred_from,
        hushed=not assigned and _is_hushed(actor, guarded, at),
    )


def _is_hushed(actor: Staff, guarded: Guarded, at: datetime) -> bool:
    """Whether a way in by the unit alone is shut. Asked only where there is such a way."""
    by_unit = guarded.open and guarded.kind in (GuardKind.REPORT, GuardKind.SERVICE)
    if not (by_unit and actor.beside) or guarded.unit_id not in units_by_role(actor):
        return False
    return bool(hushed(actor, Q(pk=guarded.pk), at=at))


def _glass_holds(actor: Staff, object_id: UUID, at: datetime) -> bool:
    rows = BrokenGlass.objects.filter(staff_id=actor.id, object_id=object_id)
    return any(_holds(*period, at) for period in rows.values_list("opened_at", "until"))


def _holds(since: datetime, until: datetime | None, at: datetime) -> bool:
    """As `running`, for a few rows in memory."""
    return since <= at and (until is None or at < until)


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
