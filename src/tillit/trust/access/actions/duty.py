"""The duty rota: when somebody has the duty, and sees every open report. A reception keeps one too;
its shifts say who is there, and open nothing."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import STOCKHOLM
from tillit.trust.access.events import ShiftPlanned, ShiftRemoved
from tillit.trust.access.limits import LONGEST_SHIFT_HOURS
from tillit.trust.access.models import DutyShift, Membership, Unit
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_invite
from tillit.trust.access.types import ON_ROTA, UnitKind
from tillit.trust.audit.actions import record

WEEK = timedelta(days=7)


@transaction.atomic
def plan_shift(
    staff_id: UUID | None,
    unit_id: UUID,
    since: datetime,
    until: datetime,
    *,
    by: Staff,
    at: datetime,
) -> None:
    """Put a shift in the rota of a unit; without `staff_id` nobody has it yet. From the first one
    that somebody has on, nobody there sees open reports outside a shift of their own."""
    check_may_invite(by, unit_id)
    if not at < until or not since < until <= since + timedelta(hours=LONGEST_SHIFT_HOURS):
        raise Refusal(f"Skriv när passet börjar och slutar, högst {LONGEST_SHIFT_HOURS} timmar.")
    if staff_id:
        _check_may_have(staff_id, unit_id, at)
        own = DutyShift.objects.filter(staff_id=staff_id, since__lt=until, until__gt=since)
        if own.exists():
            raise Moved("Kollegan har redan ett pass då. Läs schemat igen.")
    _plan(staff_id, unit_id, since, until, by, at)


@transaction.atomic
def fill_shift(shift_id: int, staff_id: UUID, *, by: Staff, at: datetime) -> None:
    """Give a shift that nobody has to somebody. The second of two loses politely."""
    row = the_one(DutyShift.objects.filter(pk=shift_id))
    if row is None:
        raise NotThere
    check_may_invite(by, row.unit_id)
    _check_may_have(staff_id, row.unit_id, at)
    own = DutyShift.objects.filter(staff_id=staff_id, since__lt=row.until, until__gt=row.since)
    if own.exists():
        raise Refusal("Kollegan har redan ett pass då. Välj någon annan.")
    if not DutyShift.objects.filter(pk=shift_id, staff_id=None).update(staff_id=staff_id):
        raise Moved("Någon har redan fått passet. Läs schemat igen.")
    event = ShiftPlanned(
        staff=staff_id, unit=row.unit_id, since=row.since, until=row.until or row.since
    )
    record(event, by=by, at=at)


@transaction.atomic
def copy_week(
    unit_id: UUID, into: datetime, *, by: Staff, at: datetime
) -> tuple[int, int]:  # fmt: skip
    """Plan the week that begins at `into` as the week before it. What is there already, or past, is
    left; who may no longer have a shift is left out of it, and nobody has it. Returns how many
    shifts, and how many of them that nobody has."""
    check_may_invite(by, unit_id)
    before = DutyShift.objects.filter(
        unit_id=unit_id, since__gte=_shifted(into, -1), since__lt=into
    )
    there = DutyShift.objects.filter(unit_id=unit_id, since__gte=into, since__lt=_shifted(into, 1))
    known = {(row.since, row.until) for row in there}
    may = set(_seated(unit_id, at))
    planned = empty = 0
    for row in before.order_by("since", "pk"):
        since, until = _shifted(row.since, 1), _shifted(row.until or row.since, 1)
        if until <= at or (since, until) in known:
            continue
        staff_id = row.staff_id if row.staff_id in may else None
        _plan(staff_id, unit_id, since, until, by, at)
        planned, empty = planned + 1, empty + (staff_id is None)
    if not planned:
        raise Refusal(
            "Det finns inget att kopiera: veckan före är tom, eller så är passen redan här."
        )
    return planned, empty


@transaction.atomic
def remove_shift(shift_id: int, *, by: Staff, at: datetime) -> None:
    """Take a shift out of the rota, or end one that runs."""
    row = the_one(DutyShift.objects.filter(pk=shift_id))
    if row is None:
        raise NotThere
    check_may_invite(by, row.unit_id)
    if row.until and row.until <= at:
        raise Moved("Passet är redan slut. Läs sidan igen.")
    if row.since < at:
        DutyShift.objects.filter(pk=shift_id).update(until=at)
    else:
        row.delete()
    record(ShiftRemoved(staff=row.staff_id, unit=row.unit_id), by=by, at=at)


def _plan(
    staff_id: UUID | None, unit_id: UUID, since: datetime, until: datetime, by: Staff, at: datetime
) -> None:
    DutyShift.objects.create(staff_id=staff_id, unit_id=unit_id, since=since, until=until)
    record(ShiftPlanned(staff=staff_id, unit=unit_id, since=since, until=until), by=by, at=at)


def _shifted(moment: datetime, weeks: int) -> datetime:
    """The same time of day so many weeks away, also over a change of the clocks."""
    local = moment.astimezone(STOCKHOLM).replace(tzinfo=None) + weeks * WEEK
    return local.replace(tzinfo=STOCKHOLM)


def _seated(unit_id: UUID, at: datetime) -> list[UUID]:
    role = ON_ROTA.get(UnitKind(Unit.objects.get(pk=unit_id).kind))
    seats = Membership.objects.filter(running(at), Q(role=role), unit_id=unit_id)
    return list(seats.values_list("staff_id", flat=True)) if role else []


def _check_may_have(staff_id: UUID, unit_id: UUID, at: datetime) -> None:
    if staff_id not in _seated(unit_id, at):
        raise Refusal("Kollegan har inte jour i enheten. Ge rollen först.")
