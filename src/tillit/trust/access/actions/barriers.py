"""Barriers (spärrar): somebody is kept from all that concerns a person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.access.events import BarrierLifted, BarrierRaised
from tillit.trust.access.models import Barrier
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.actions import record


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
