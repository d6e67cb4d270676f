"""Those who have left, by what the register of employees says."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import STOCKHOLM
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import StaffLeaves
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.policies import check_may_employ
from tillit.trust.identity.types import Leaver, Left

from .account import close, end_employment

# A list by mistake must not shut a whole municipality out at night. Own estimate; no rule found.
MOST_AT_ONCE, SHARE_AT_ONCE = 10, 0.2


@transaction.atomic
def take_leavers(leavers: Iterable[Leaver], *, by: Actor, at: datetime) -> Left:
    """End the accounts of those whose last day is over, and write down the last day of the rest.

    The same list again changes nothing, and who was taken on again after that day is left alone.
    Who may: `check_may_employ`. Refuses a list that would end far more than leave at once.
    """
    check_may_employ(by)
    over: list[tuple[UUID, date, datetime]] = []
    ahead: list[tuple[UUID, date, datetime]] = []
    unknown = 0
    for each in leavers:
        after = datetime.combine(each.last_day + timedelta(days=1), time(), STOCKHOLM)
        row = StaffAccount.objects.filter(subject=each.subject).first()
        if row is None:
            unknown += 1
        elif (row.woken_at or row.created_at) >= after:
            continue
        elif row.ended_at is None or row.ended_at > max(after, at):
            (over if after <= at else ahead).append((row.pk, each.last_day, after))
    has_account = StaffAccount.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at)).count()
    if len(over) > max(MOST_AT_ONCE, has_account * SHARE_AT_ONCE):
        raise Refusal(
            f"Listan skulle avsluta {len(over)} av {has_account} konton på en gång. Inget är gjort."
        )
    for staff_id, _, _ in over:
        end_employment(staff_id, by=by, at=at)
    for staff_id, last_day, after in ahead:
        StaffAccount.objects.filter(pk=staff_id).update(ended_at=after)
        record(StaffLeaves(staff=staff_id, last_day=last_day), by=by, at=at)
    return Left(len(over), len(ahead), unknown)


@transaction.atomic
def close_left(*, by: Actor, at: datetime) -> None:
    """Leave nothing behind of accounts that have ended by their last day. Nobody was let in by
    them from that moment on."""
    check_may_employ(by)
    rows = StaffAccount.objects.filter(ended_at__lte=at, closed=False)
    for staff_id in list(rows.values_list("pk", flat=True)):
        close(staff_id, by=by, at=at)
