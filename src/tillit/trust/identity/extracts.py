"""Where accounts were signed in, for the review of the log and for incidents. Only the program
itself asks (a System actor); for anybody else nothing is here."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor, System

from .models import SignIn, StaffAccount
from .types import SignInLine


def sign_ins_between(
    actor: Actor, staff_id: UUID, since: datetime, until: datetime
) -> list[SignInLine]:
    """Every sign-in of an account that reaches into a time, the oldest first. They are forgotten
    after 30 days."""
    rows = SignIn.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since), begun_at__lt=until)
    return _lines(actor, rows.filter(staff_id=staff_id, seen_at__gte=since).order_by("begun_at"))


def account_named(actor: Actor, subject: str) -> UUID | None:
    """The account with this name at the provider, also when it has ended."""
    rows = StaffAccount.objects.filter(subject=subject).values_list("pk", flat=True)
    return rows.first() if isinstance(actor, System) else None


def _lines(actor: Actor, rows: Iterable[SignIn]) -> list[SignInLine]:
    if not isinstance(actor, System):
        return []
    return [
        SignInLine(row.pk, row.staff_id, row.device, row.begun_at, row.seen_at, row.ended_at)
        for row in rows
    ]
