"""Deputies (vikarier): a colleague stands in for another for a time, and it ends by itself."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.events import DeputyEnded, DeputyNamed
from tillit.trust.access.limits import LONGEST_DEPUTY_DAYS
from tillit.trust.access.models import Assignment, Concerned, Deputyship, Guarded, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import check_may_invite
from tillit.trust.access.types import AssignedAs, DeputyGround
from tillit.trust.audit.actions import record

from .assignments import assign, barred_from


@transaction.atomic
def deputise(
    absent: UUID,
    deputy: UUID,
    unit_id: UUID,
    *,
    ground: DeputyGround = DeputyGround.AWAY,
    since: datetime | None = None,
    until: datetime,
    by: Staff,
    at: datetime,
) -> tuple[int, int]:
    """Let a colleague stand in for another, from now or from a later day, in all that the other is
    responsible for in the unit now. Returns how many, and how many a barrier kept from them. Who
    may: the leader."""
    check_may_invite(by, unit_id)
    since = max(at, since or at)
    if absent == deputy:
        raise Refusal("Välj två olika kollegor.")
    if not since < until <= since + timedelta(days=LONGEST_DEPUTY_DAYS):
        raise Refusal(
            f"Välj en sista dag som ligger efter den första, inom {LONGEST_DEPUTY_DAYS} dagar."
        )
    seats = Membership.objects.filter(running(at), staff_id=deputy, unit_id=unit_id)
    if not seats.exclude(role=Role.PARTNER).exists():
        raise Refusal("Den som vikarierar har en roll i enheten. Ge rollen först.")
    pair = {"absent_id": absent, "deputy_id": deputy, "unit_id": unit_id}
    before = Deputyship.objects.filter(**pair, ended_by=None, since__lt=until, until__gt=since)
    if before.filter(until=until).exists():
        raise Moved("Kollegan vikarierar redan då. Läs sidan igen.")
    if before.filter(since__lte=at).exists():
        since = at  # goes on without a gap, until another day
    before.update(until=at, ended_by=by.id)
    row = Deputyship.objects.create(
        **pair, ground=ground, since=since, until=until, decided_by=by.id
    )
    objects = _responsible_in(absent, unit_id, at)
    kept_from = barred_from(deputy, at)
    barred = set(
        Concerned.objects.filter(guarded__in=objects, person_id__in=kept_from).values_list(
            "guarded_id", flat=True
        )
    )
    given = [object_id for object_id in objects if object_id not in barred]
    for object_id in given:
        assign(
            object_id, deputy, assigned_as=AssignedAs.DEPUTY, ground="deputy", since=since,
            until=until, deputyship=row.pk, by=by, at=at,
        )  # fmt: skip
    event = DeputyNamed(deputy=deputy, absent=absent, unit=unit_id, since=since, until=until)
    record(event, by=by, at=at)
    return len(given), len(barred)


def _responsible_in(staff_id: UUID, unit_id: UUID, at: datetime) -> list[UUID]:
    theirs = Assignment.objects.filter(
        running(at), staff_id=staff_id, assigned_as=AssignedAs.RESPONSIBLE
    )
    objects = Guarded.objects.filter(
        pk__in=theirs.values("object_id"), unit_id=unit_id, open=True
    ).values_list("pk", flat=True)
    return list(objects)


@transaction.atomic
def end_deputyship(deputyship_id: UUID, *, by: Staff, at: datetime) -> None:
    """End it before its time: the colleague loses the cases that came with it, and no other."""
    row = the_one(Deputyship.objects.filter(pk=deputyship_id))
    if row is None:
        raise NotThere
    check_may_invite(by, row.unit_id)
    ended = Deputyship.objects.filter(pk=row.pk, until__gt=at, ended_by=None)
    if not ended.update(until=max(at, row.since), ended_by=by.id):
        raise Moved("Vikariatet har redan tagit slut. Läs sidan igen.")
    held = Assignment.objects.filter(deputyship=row)
    held.filter(since__gt=at).update(until=F("since"))
    held.filter(since__lte=at, until__gt=at).update(until=at)
    event = DeputyEnded(deputy=row.deputy_id, absent=row.absent_id, unit=row.unit_id)
    record(event, by=by, at=at)
