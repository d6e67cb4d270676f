"""Accounts that nobody uses: locked, then without roles, and woken by somebody else."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere
from tillit.trust.access.actions import end_all_seats
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import AccountLocked, AccountWoken
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.policies import check_may_employ, check_may_wake
from tillit.trust.identity.types import EndedAs, WokenAs

from .sign_in import end_sign_ins


@transaction.atomic
def lock_unused(*, by: Actor, at: datetime) -> None:
    """Lock the accounts that nobody has signed in by for long, and take the roles from those that
    nobody has used for longer still (settings.UNUSED_DAYS)."""
    check_may_employ(by)
    for staff_id in _ids(_unused("locked", at).filter(locked_at=None)):
        StaffAccount.objects.filter(pk=staff_id).update(locked_at=at)
        record(AccountLocked(staff=staff_id), by=by, at=at)
        end_sign_ins(staff_id, EndedAs.UNUSED, by=by, at=at)
    for staff_id in _ids(_unused("removed", at)):
        end_all_seats(staff_id, by=by, at=at)


@transaction.atomic
def wake_account(staff_id: UUID, why: WokenAs, *, by: Actor, at: datetime) -> None:
    """Open a locked account again (who may: `check_may_wake`). Roles that were taken are given
    anew."""
    check_may_wake(by, staff_id, at=at)
    rows = StaffAccount.objects.filter(pk=staff_id).exclude(locked_at=None)
    if not rows.update(locked_at=None, woken_at=at, shut_at=None, shut_by=None):
        raise NotThere
    record(AccountWoken(staff=staff_id, why=why), by=by, at=at)


def _unused(what: str, at: datetime) -> "QuerySet[StaffAccount]":
    limit = at - timedelta(days=settings.UNUSED_DAYS[what])
    return StaffAccount.objects.filter(
        Q(last_seen_at=None) | Q(last_seen_at__lt=limit),
        Q(woken_at=None) | Q(woken_at__lt=limit),
        Q(ended_at=None) | Q(ended_at__gt=at),
        created_at__lt=limit,
    )


def _ids(rows: "QuerySet[StaffAccount]") -> list[UUID]:
    return list(rows.order_by("pk").values_list("pk", flat=True))
