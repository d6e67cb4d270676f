"""Accounts of staff: begin and end."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import StaffEmployed, StaffLeft
from tillit.trust.identity.models import StaffAccount


@transaction.atomic
def employ(
    name: str,
    *,
    subject: str,
    title: str = "",
    phone: str = "",
    qualified_since: date | None = None,
    person_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Give somebody an account. `qualified_since`: a degree that SoL 25:1 asks for."""
    row = StaffAccount.objects.create(
        name=name,
        subject=subject,
        title=title,
        phone=phone,
        qualified_since=qualified_since,
        person_id=person_id,
        created_at=at,
    )
    record(StaffEmployed(staff=row.pk), by=by, at=at)
    return row.pk


@transaction.atomic
def end_employment(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End an account: from the next request nobody is let in by it."""
    if StaffAccount.objects.filter(pk=staff_id, ended_at=None).update(ended_at=at):
        record(StaffLeft(staff=staff_id), by=by, at=at)
