"""The duty rota: when somebody has the duty, and sees every open report."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.events import ShiftPlanned, ShiftRemoved
from tillit.trust.access.limits import LONGEST_SHIFT_HOURS
from tillit.trust.access.models import DutyShift, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_invite
from tillit.trust.audit.actions import record


@transaction.atomic
def plan_shift(
    staff_id: UUID, unit_id: UUID, since: datetime, until: datetime, *, by: Staff, at: datetime
) -> None:
    """Put a shift in the rota of a unit. From the first one on, nobody there sees open reports
    outside a shift of their own."""
    check_may_invite(by, unit_id)
    if not at < until or not since < until <= since + timedelta(hours=LONGEST_SHIFT_HOURS):
        raise Refusal(f"Skriv när passet börjar och slutar, högst {LONGEST_SHIFT_HOURS} timmar.")
    has = Membership.objects.filter(running(at), staff_id=staff_id, unit_id=unit_id)
    if not has.filter(role=Role.DUTY).exists():
        raise Refusal("Kollegan har inte jour i enheten. Ge rollen först.")
    DutyShift.objects.create(staff_id=staff_id, unit_id=unit_id, since=since, until=until)
    record(ShiftPlanned(staff=staff_id, unit=unit_id, since=since, until=until), by=by, at=at)


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
