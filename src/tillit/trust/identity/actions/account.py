"""Accounts of staff: begin and end."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import StaffEmployed, StaffLeft
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.policies import check_may_employ


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
    """Give somebody an account (who may: `check_may_employ`). `qualified_since`: a degree that
    SoL 25:1 asks for."""
    check_may_employ(by)
    if not name.strip() or not subject.strip():
        raise Refusal("Skriv vad kollegan heter, och vad kontot heter hos inloggningen.")
    if StaffAccount.objects.filter(subject=subject.strip()).exists():
        raise Refusal("Det finns redan ett konto med det namnet. Välj det i listan över kollegor.")
    row = StaffAccount.objects.create(
        name=name.strip(),
        subject=subject.strip(),
        title=title.strip(),
        phone=phone,
        qualified_since=qualified_since,
        person_id=person_id,
        created_at=at,
    )
    record(StaffEmployed(staff=row.pk), by=by, at=at)
    return row.pk


@transaction.atomic
def end_employment(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End an account (who may: `check_may_employ`): from the next request nobody is let in by
    it. Cases stay where they are until they are handed over."""
    check_may_employ(by, staff_id)
    if StaffAccount.objects.filter(pk=staff_id, ended_at=None).update(ended_at=at):
        record(StaffLeft(staff=staff_id), by=by, at=at)
