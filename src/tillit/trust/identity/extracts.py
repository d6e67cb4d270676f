"""Where accounts were signed in, for the review of the log and for incidents. Only the program
itself asks (a System actor); for anybody else nothing is here."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tillit.kernel.actor import Actor, System

from .models import SignIn, StaffAccount
from .types import AtOnce, SignInLine


def sign_ins_between(
    actor: Actor, staff_id: UUID, since: datetime, until: datetime
) -> list[SignInLine]:
    """Every sign-in of an account that reaches into a time, the oldest first. They are forgotten
    after 30 days."""
    rows = SignIn.objects.filter(Q(ended_at=None) | Q(ended_at__gte=since), begun_at__lt=until)
    return _lines(actor, rows.filter(staff_id=staff_id, seen_at__gte=since).order_by("begun_at"))


def sign_ins_at_once(
    actor: Actor, since: datetime, staff_ids: Iterable[UUID] | None = None
) -> list[AtOnce]:
    """Where an account was signed in anew while another sign-in of it was in use, and was used
    after that: of all accounts or of these, since a moment. Two queries."""
    if not isinstance(actor, System):
        return []
    rows = SignIn.objects.filter(seen_at__gte=since)
    if staff_ids is not None:
        rows = rows.filter(staff_id__in=list(staff_ids))
    other = SignIn.objects.filter(
        staff=OuterRef("staff"),
        begun_at__lt=OuterRef("begun_at"),
        seen_at__gt=OuterRef("begun_at"),
    )
    later = list(rows.filter(Exists(other)).order_by("begun_at", "pk"))
    earlier = list(rows.filter(staff__in={row.staff_id for row in later}))
    return [
        AtOnce(new.staff_id, new.begun_at, old.device, new.device)
        for new in later
        for old in earlier
        if old.staff_id == new.staff_id and old.begun_at < new.begun_at < old.seen_at
    ]


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
