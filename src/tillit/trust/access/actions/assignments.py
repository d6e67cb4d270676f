"""Assignments (uppdrag): the everyday keys."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.events import Assigned, AssignmentEnded
from tillit.trust.access.hush import kept_from
from tillit.trust.access.models import Assignment, Concerned, Guarded, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import FOR_GUESTS, check_may_invite
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.actions import record
from tillit.trust.audit.types import Shows


@transaction.atomic
def assign(
    object_id: UUID,
    staff_id: UUID,
    *,
    assigned_as: AssignedAs = AssignedAs.RESPONSIBLE,
    ground: str,
    until: datetime | None = None,
    classes: str = "",
    since: datetime | None = None,
    deputyship: UUID | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Give somebody an assignment, from now or from `since`. Refuses when a barrier stands between
    them and a person. One that they hold already, until another day or for other classes, ends
    and begins anew."""
    persons = Concerned.objects.filter(guarded_id=object_id)
    if persons.filter(person_id__in=barred_from(staff_id, at)).exists():
        raise Refusal("Den kollegan kan inte ha det här ärendet. Välj någon annan.")
    held = Assignment.objects.filter(
        Q(until=None) | Q(until__gt=at),
        object_id=object_id, staff_id=staff_id, assigned_as=assigned_as,
    )  # fmt: skip
    if held.filter(until=until, classes=classes).exists():
        return
    held.update(until=at)
    Assignment.objects.create(
        object_id=object_id,
        staff_id=staff_id,
        assigned_as=assigned_as,
        ground=ground,
        classes=classes,
        since=since or at,
        until=until,
        deputyship_id=deputyship,
    )
    code = Code(ground)
    event = Assigned(object_id=object_id, staff=staff_id, assigned_as=assigned_as, ground=code)
    record(event, by=by, at=at)


@transaction.atomic
def invite_guest(
    object_id: UUID,
    staff_id: UUID,
    *,
    classes: Iterable[Shows],
    ground: str,
    until: datetime,
    by: Staff,
    at: datetime,
) -> None:
    """Let a guest from a partner see one object, of these classes of fields, until a day that is
    not after the guest's own last one. `ground`: the code of the rule that lets the guest know
    (the caller has looked it up). Who may: the leader of the object's unit."""
    guarded = the_one(Guarded.objects.filter(pk=object_id))
    if guarded is None:
        raise NotThere
    check_may_invite(by, guarded.unit_id)
    named = frozenset(classes)
    if not named or not named <= FOR_GUESTS:
        raise Refusal("Välj vad gästen behöver se. Vem som anmält och skyddad adress visas aldrig.")
    seats = Membership.objects.filter(running(at), staff_id=staff_id, role=Role.PARTNER)
    if not seats.filter(until__gte=until).exists():
        raise Refusal("Välj en tidigare dag. Gästen har en egen sista dag, eller ingen roll alls.")
    if until <= at:
        raise Refusal("Välj en dag framåt.")
    end_assignment(object_id, staff_id, by=by, at=at)
    assign(
        object_id, staff_id, assigned_as=AssignedAs.PARTNER, ground=ground, until=until,
        classes=" ".join(sorted(named)), by=by, at=at,
    )  # fmt: skip


@transaction.atomic
def end_assignment(object_id: UUID, staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End all that somebody holds on an object. Nothing happens when they hold nothing."""
    rows = Assignment.objects.filter(object_id=object_id, staff_id=staff_id)
    if rows.filter(Q(until=None) | Q(until__gt=at)).update(until=at):
        record(AssignmentEnded(object_id=object_id, staff=staff_id), by=by, at=at)


def barred_from(staff_id: UUID, at: datetime) -> list[UUID]:
    """The persons whom somebody is kept from: by barriers, and themself."""
    return sorted(kept_from([staff_id], at)[staff_id])
