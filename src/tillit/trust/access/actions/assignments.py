"""Assignments (uppdrag): the everyday keys."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.trust.access.events import Assigned, AssignmentEnded
from tillit.trust.access.models import Assignment, Barrier, Concerned
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.actions import record


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
