"""Count whom a colleague opens in a day, close the door at the stop, and open it again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.access.budget import say, stop
from tillit.trust.access.events import BudgetLifted, BudgetReached, ManyOpened
from tillit.trust.access.models import BrokenGlass, BudgetLift, DayOpened, Guarded, Membership
from tillit.trust.access.periods import running
from tillit.trust.access.policies import budget_on, check_lift, check_may_lift, is_counted
from tillit.trust.access.types import OverBudget
from tillit.trust.audit.actions import record
from tillit.trust.sealing.types import blind

SIGNS = 16  # of a fingerprint: enough to tell some hundreds apart, for one person and one day


def count_person(
    *, by: Actor, at: datetime, object_id: UUID | None, person_id: UUID | None, ground: str
) -> None:
    """Count a person whose page is opened, before the leaf is written. Raises OverBudget.

    One small query for somebody who has been opened before today, two for somebody new. Two pages
    at the same moment: the row is written only over the version that was read, else read again.
    """
    if person_id is None or not isinstance(by, Staff) or not is_counted(ground):
        return
    today = day_of(at)
    budget = budget_on(today)
    mark = blind(str(person_id), bound_to=f"opened.{by.id}.{today}")[:SIGNS]
    while True:
        row = _row(by.id, today)
        opened = row.opened if row.day == today else []
        if mark in opened:
            break
        if len(opened) >= budget.hard and _is_stopped(by, object_id, ground, at):
            stop(by, at)
            raise OverBudget(budget.hard)
        if _write(row, [*opened, mark], today):
            opened = [*opened, mark]
            if len(opened) == budget.soft:
                record(ManyOpened(staff=by.id, opened=len(opened)), by=by, at=at)
            break
    say(by, at, len(opened), budget)


def _row(staff_id: UUID, today: date) -> DayOpened:
    row = the_one(DayOpened.objects.filter(pk=staff_id))
    if row is None:
        fresh = DayOpened(staff_id=staff_id, day=today)
        DayOpened.objects.bulk_create([fresh], ignore_conflicts=True)
        return fresh
    return row


def _write(row: DayOpened, opened: list[str], today: date) -> bool:
    """Whether the row was still as it was read."""
    same = DayOpened.objects.filter(pk=row.pk, version=row.version)
    closed = row.closed and row.day == today
    return bool(same.update(day=today, opened=opened, version=row.version + 1, closed=closed))


def _is_stopped(by: Staff, object_id: UUID | None, ground: str, at: datetime) -> bool:
    """Whether nothing lets the next person through: no emergency, no shift, no leader's yes."""
    if ground == "glass" or by.on_duty:
        return False
    if BudgetLift.objects.filter(staff_id=by.id, day=day_of(at)).exists():
        return False
    if object_id is None:
        return True
    roots = Guarded.objects.filter(pk=object_id).values("root_id")
    glass = BrokenGlass.objects.filter(staff_id=by.id, opened_at__lte=at, until__gt=at)
    return not (glass.filter(object_id=object_id) | glass.filter(object_id__in=roots)).exists()


@transaction.atomic
def note_closed(*, by: Staff, at: datetime) -> None:
    """The door was closed to a colleague: said once a day, to the log and to the leaders' day."""
    rows = DayOpened.objects.filter(pk=by.id, day=day_of(at), closed=False)
    if rows.update(closed=True):
        record(BudgetReached(staff=by.id), by=by, at=at)


@transaction.atomic
def lift_budget(staff_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Let a colleague open more persons for the rest of the day. Each is still counted and seen.
    Who may: `check_may_lift`."""
    seats = Membership.objects.filter(running(at), staff_id=staff_id)
    theirs = [(unit, Role(role)) for unit, role in seats.values_list("unit_id", "role")]
    check_may_lift(by, staff_id, theirs)
    check_lift(why)
    _, made = BudgetLift.objects.get_or_create(
        staff_id=staff_id,
        day=day_of(at),
        defaults={"by_id": by.id, "at": at, "why": why.strip()},
    )
    if made:
        record(BudgetLifted(staff=staff_id), by=by, at=at)
