"""Barriers (spärrar): somebody is kept from all that concerns a person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.events import BarrierLifted, BarrierRaised
from tillit.trust.access.models import Barrier, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_bar, check_why
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.actions import record


@transaction.atomic
def raise_barrier(
    staff_id: UUID,
    person_id: UUID,
    reason: BarrierReason,
    *,
    why: str = "",
    until: datetime | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Bar somebody from all that concerns a person. The same barrier twice is one. Who may is
    asked by the caller: the leader of a case, or whoever says so of themself."""
    there = Barrier.objects.filter(running(at), staff_id=staff_id, person_id=person_id)
    if there.filter(reason=reason, until=until).exists():
        return
    Barrier.objects.create(
        staff_id=staff_id, person_id=person_id, reason=reason, since=at, until=until,
        why=why.strip(), raised_by=by.id if isinstance(by, Staff) else None,
    )  # fmt: skip
    record(BarrierRaised(staff=staff_id, person=person_id, reason=reason), by=by, at=at)


@transaction.atomic
def lift_barrier(
    staff_id: UUID,
    person_id: UUID,
    reason: BarrierReason,
    *,
    why: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """End the barrier between somebody and a person that was raised for this reason; one for
    another reason stands. Nobody lifts their own."""
    check_may_bar(by, staff_id, leads=True)
    rows = Barrier.objects.filter(staff_id=staff_id, person_id=person_id, reason=reason)
    lifted_by = by.id if isinstance(by, Staff) else None
    said = {"until": at, "lifted_by": lifted_by, "lifted_because": why.strip()}
    if rows.filter(Q(until=None) | Q(until__gt=at)).update(**said):
        record(BarrierLifted(staff=staff_id, person=person_id), by=by, at=at)


@transaction.atomic
def lift_barrier_of(
    barrier_id: int, *, why: str, by: Staff, at: datetime
) -> None:  # fmt: skip
    """Take away a barrier of a colleague in a unit that the actor leads, with a reason. Jäv is
    lifted on its case, where its reason stands."""
    row = the_one(Barrier.objects.filter(pk=barrier_id))
    if row is None:
        raise NotThere
    led = by.units(Role.LEADER)
    works = Membership.objects.filter(running(at), staff_id=row.staff_id, unit_id__in=led)
    check_may_bar(by, row.staff_id, leads=works.exists())
    check_why(why)
    if row.reason == BarrierReason.DISQUALIFIED:
        raise Refusal("Spärren gäller jäv. Ta bort den på ärendets sida om jäv.")
    if row.until is not None and row.until <= at:
        raise Moved("Spärren är redan borttagen. Läs sidan igen.")
    reason = BarrierReason(row.reason)
    lift_barrier(row.staff_id, row.person_id, reason, why=why, by=by, at=at)
