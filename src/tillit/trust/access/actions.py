"""Give and take the keys. Casework calls these; nobody writes the tables."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import record

from .events import (
    Assigned,
    AssignmentEnded,
    BarrierLifted,
    BarrierRaised,
    GlassBroken,
    SeatEnded,
    SeatGiven,
    UnitOpened,
)
from .models import Assignment, Barrier, BrokenGlass, Concerned, Guarded, Membership, Unit
from .policies import WALLS, check_may_organise, check_may_seat, check_sentence
from .queries import facts_about, seats_of
from .types import AssignedAs, BarrierReason, GlassReason, GuardKind, UnitKind

GLASS_HOURS = 8


@transaction.atomic
def open_unit(name: str, kind: UnitKind, *, area: str = "ifo", by: Actor, at: datetime) -> UUID:
    """Begin a unit (who may: `check_may_organise`)."""
    check_may_organise(by)
    if not name.strip():
        raise Refusal("Skriv vad enheten heter.")
    if Unit.objects.filter(name=name.strip(), closed_at=None).exists():
        raise Refusal("Det finns redan en enhet som heter så. Välj ett namn till.")
    unit = Unit.objects.create(name=name.strip(), kind=kind, area=area)
    record(UnitOpened(unit=unit.pk), by=by, at=at)
    return unit.pk


@transaction.atomic
def give_seat(
    staff_id: UUID,
    unit_id: UUID,
    role: Role,
    *,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Give a member of staff a role in a unit (who may: `check_may_seat`)."""
    check_may_seat(by, staff_id, unit_id)
    has = seats_of(by, staff_id, at=at)
    if any((seat.unit_id, seat.role) == (unit_id, role) for seat in has):
        raise Moved("Kollegan har redan den rollen i enheten. Läs sidan igen.")
    Membership.objects.create(staff_id=staff_id, unit_id=unit_id, role=role, since=at, until=until)
    record(SeatGiven(staff=staff_id, unit=unit_id, role=role), by=by, at=at)


@transaction.atomic
def end_seat(staff_id: UUID, unit_id: UUID, role: Role, *, by: Actor, at: datetime) -> None:
    """End a role (who may: `check_may_seat`). Assignments stay until they are handed over or ended,
    and open nothing for who has no role left in the area."""
    check_may_seat(by, staff_id, unit_id)
    rows = Membership.objects.filter(staff_id=staff_id, unit_id=unit_id, role=role)
    if rows.filter(Q(until=None) | Q(until__gt=at)).update(until=at):
        record(SeatEnded(staff=staff_id, unit=unit_id, role=role), by=by, at=at)


@transaction.atomic
def end_all_seats(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End every role that somebody has, and those that have not begun (who may: `check_may_seat`,
    for each unit)."""
    rows = Membership.objects.filter(Q(until=None) | Q(until__gt=at), staff_id=staff_id)
    for unit_id, role in list(rows.order_by("pk").values_list("unit_id", "role")):
        end_seat(staff_id, unit_id, Role(role), by=by, at=at)


@transaction.atomic
def guard(
    object_id: UUID,
    kind: GuardKind,
    unit_id: UUID,
    *,
    person_id: UUID | None = None,
    concerned: Iterable[UUID] = (),
    root_id: UUID | None = None,
    sealed: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Put an object behind the policy, in the same transaction as the object is made.

    What is put under a sealed case is sealed with it.
    """
    unit = Unit.objects.get(pk=unit_id)
    sealed = sealed or _is_sealed(root_id)
    row = Guarded.objects.create(
        object_id=object_id,
        kind=kind,
        unit=unit,
        area=unit.area,
        person_id=person_id,
        root_id=root_id,
        sealed=sealed,
    )
    persons = {*concerned, *([person_id] if person_id else [])}
    Concerned.objects.bulk_create(Concerned(guarded=row, person_id=p) for p in persons)


@transaction.atomic
def change_guard(
    object_id: UUID,
    *,
    unit_id: UUID | None = None,
    person_id: UUID | None = None,
    root_id: UUID | None = None,
    sealed: bool | None = None,
    open: bool | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Move a guarded object to another unit, person or case, seal it, or close it.

    Sealing a case seals what lies under it. Unsealing opens one object alone: what lies under it
    may have been sealed for reasons of its own.
    """
    changes: dict[str, object] = {}
    if unit_id is not None:
        changes |= {"unit_id": unit_id, "area": Unit.objects.get(pk=unit_id).area}
    given = {"person_id": person_id, "root_id": root_id, "sealed": sealed, "open": open}
    changes |= {name: value for name, value in given.items() if value is not None}
    if _is_sealed(root_id):
        changes["sealed"] = True
    if not Guarded.objects.filter(pk=object_id).update(**changes):
        raise NotThere
    if changes.get("sealed"):
        Guarded.objects.filter(root_id=object_id).update(sealed=True)
    if person_id is not None:
        add_concerned(object_id, [person_id], by=by, at=at)


@transaction.atomic
def leave_root(object_id: UUID, *, by: Actor, at: datetime) -> None:
    """What lay under a case stands by itself again, and open: who has the case loses it."""
    if not Guarded.objects.filter(pk=object_id).update(root_id=None, open=True):
        raise NotThere


@transaction.atomic
def add_concerned(object_id: UUID, persons: Iterable[UUID], *, by: Actor, at: datetime) -> None:
    """Say that an object also says something about these persons: barriers then cover them."""
    Concerned.objects.bulk_create(
        (Concerned(guarded_id=object_id, person_id=person) for person in set(persons)),
        ignore_conflicts=True,
    )


@transaction.atomic
def set_concerned(
    object_id: UUID, persons: Iterable[UUID], *, person_id: UUID | None, by: Actor, at: datetime
) -> None:
    """Say anew whom an object is about, and forget the rest: a wrong match is undone."""
    if not Guarded.objects.filter(pk=object_id).update(person_id=person_id):
        raise NotThere
    wanted = {*persons, *([person_id] if person_id else [])}
    Concerned.objects.filter(guarded_id=object_id).exclude(person_id__in=wanted).delete()
    add_concerned(object_id, wanted, by=by, at=at)


@transaction.atomic
def assign(
    object_id: UUID,
    staff_id: UUID,
    *,
    assigned_as: AssignedAs = AssignedAs.RESPONSIBLE,
    ground: str,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Give somebody an assignment. Refuses when a barrier stands between them and a person."""
    persons = Concerned.objects.filter(guarded_id=object_id).values("person_id")
    walls = Barrier.objects.filter(staff_id=staff_id, person_id__in=persons, since__lte=at)
    if walls.filter(Q(until=None) | Q(until__gt=at)).exists():
        raise Refusal("Den kollegan kan inte ha det här ärendet. Välj någon annan.")
    open_rows = Assignment.objects.filter(object_id=object_id, staff_id=staff_id)
    if open_rows.filter(Q(until=None) | Q(until__gt=at), assigned_as=assigned_as).exists():
        return
    Assignment.objects.create(
        object_id=object_id,
        staff_id=staff_id,
        assigned_as=assigned_as,
        ground=ground,
        since=at,
        until=until,
    )
    code = Code(ground)
    event = Assigned(object_id=object_id, staff=staff_id, assigned_as=assigned_as, ground=code)
    record(event, by=by, at=at)


@transaction.atomic
def end_assignment(object_id: UUID, staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End all that somebody holds on an object. Nothing happens when they hold nothing."""
    rows = Assignment.objects.filter(object_id=object_id, staff_id=staff_id)
    if rows.filter(Q(until=None) | Q(until__gt=at)).update(until=at):
        record(AssignmentEnded(object_id=object_id, staff=staff_id), by=by, at=at)


@transaction.atomic
def raise_barrier(
    staff_id: UUID,
    person_id: UUID,
    reason: BarrierReason,
    *,
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Bar somebody from all that concerns a person."""
    Barrier.objects.create(
        staff_id=staff_id, person_id=person_id, reason=reason, since=at, until=until
    )
    record(BarrierRaised(staff=staff_id, person=person_id, reason=reason), by=by, at=at)


@transaction.atomic
def lift_barrier(
    staff_id: UUID, person_id: UUID, reason: BarrierReason, *, by: Actor, at: datetime
) -> None:  # fmt: skip
    """End the barrier between somebody and a person that was raised for this reason; one for
    another reason stands. Nobody lifts their own."""
    if isinstance(by, Staff) and by.id == staff_id:
        raise Refusal("Ingen tar bort sin egen spärr. Be din chef.")
    rows = Barrier.objects.filter(staff_id=staff_id, person_id=person_id, reason=reason)
    if rows.filter(Q(until=None) | Q(until__gt=at)).update(until=at):
        record(BarrierLifted(staff=staff_id, person=person_id), by=by, at=at)


@transaction.atomic
def break_glass(
    object_id: UUID, *, reason: GlassReason, sentence: str, by: Staff, at: datetime
) -> None:
    """Open one object in an emergency for eight hours. The owner is told (reaction above).

    Walls stand also now: not oneself, not kin, not another area, not sealed.
    """
    check_sentence(sentence)
    guarded = Guarded.objects.filter(pk=object_id).first()
    if guarded is None:
        raise NotThere
    facts = facts_about(by, guarded, at=at)
    if any(wall.holds(by, facts) for wall in WALLS):
        raise NotThere
    BrokenGlass.objects.create(
        staff_id=by.id,
        object_id=object_id,
        reason=reason,
        sentence=sentence.strip(),
        opened_at=at,
        until=at + timedelta(hours=GLASS_HOURS),
    )
    record(GlassBroken(object_id=object_id, staff=by.id, reason=reason), by=by, at=at)


def _is_sealed(object_id: UUID | None) -> bool:
    return object_id is not None and Guarded.objects.filter(pk=object_id, sealed=True).exists()
