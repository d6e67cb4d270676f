"""How many persons a colleague has opened today, and whose door is closed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.swedish import day_of
from tillit.trust.access.budget import Said, is_stopped, said
from tillit.trust.access.models import BudgetLift, DayOpened, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import budget_on
from tillit.trust.access.types import LetOn, OpenedToday


def opened_today(actor: Actor, staff_id: UUID, *, at: datetime) -> OpenedToday:
    """What has been counted of one colleague today. Two queries."""
    row = DayOpened.objects.filter(pk=staff_id, day=day_of(at)).first()
    lift = BudgetLift.objects.filter(staff_id=staff_id, day=day_of(at)).first()
    return OpenedToday(
        staff_id,
        len(row.opened) if row else 0,
        bool(row and row.closed),
        lift.by_id if lift else None,
        lift.why if lift else "",
    )


def doors_closed(actor: Actor, unit_ids: Iterable[UUID], *, at: datetime) -> list[UUID]:
    """Who in these units has met the day's stop, and has not been let on. One query."""
    today = day_of(at)
    lifted = BudgetLift.objects.filter(day=today).values("staff_id")
    there = Membership.objects.filter(running(at), unit_id__in=list(unit_ids)).values("staff_id")
    rows = DayOpened.objects.filter(pk__in=there, day=today, closed=True)
    return list(rows.exclude(pk__in=lifted).values_list("pk", flat=True))


def is_full(actor: Actor, *, at: datetime) -> bool:
    """Whether the next new person would be stopped: then an emergency opens by breaking glass."""
    if not isinstance(actor, Staff) or actor.on_duty:
        return False
    found = opened_today(actor, actor.id, at=at)
    return found.opened >= budget_on(day_of(at)).hard and found.lifted_by is None


def remark(actor: Actor, *, at: datetime) -> Said | None:
    """What the counting says to the page that is being made. No query."""
    return said(actor, at) if isinstance(actor, Staff) else None


def met_stop(actor: Actor, *, at: datetime) -> bool:
    """Whether the page that was just made met the day's stop, also where a form said so itself. No
    query."""
    return isinstance(actor, Staff) and is_stopped(actor, at)


def let_on_by(actor: Actor, by_ids: Iterable[UUID]) -> list[LetOn]:
    """Whom these colleagues have let open more persons, when and why. For the review; one query."""
    rows = BudgetLift.objects.filter(by_id__in=list(by_ids)).order_by("at", "pk")
    return [LetOn(row.by_id, row.staff_id, row.at, row.why) for row in rows]
