"""Accounts of staff: begin, end, begin again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import end_all_seats, link_own_entry
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import PasskeyEnded, StaffEmployed, StaffLeft
from tillit.trust.identity.models import Enrolment, Passkey, StaffAccount
from tillit.trust.identity.policies import check_may_employ
from tillit.trust.identity.types import EndedAs

from .sign_in import end_sign_ins


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
    SoL 25:1 asks for.

    Somebody who left and comes back gets the same account, so that what they wrote is still
    theirs, and begins with nothing: no role, no key. It is known who they are to the register of
    people unless `person_id` says otherwise, or a barrier against their kin would be lost.
    """
    check_may_employ(by)
    if not name.strip() or not subject.strip():
        raise Refusal("Skriv vad kollegan heter, och vad kontot heter hos inloggningen.")
    row = StaffAccount.objects.select_for_update().filter(subject=subject.strip()).first()
    if row is None:
        row = StaffAccount(subject=subject.strip(), created_at=at)
    elif row.shut_at is not None:
        raise Refusal("Kontot är stängt för säkerhets skull. Öppna det under Kollegor först.")
    elif row.ended_at is None or row.ended_at > at:
        raise Refusal("Det finns redan ett konto med det namnet. Välj det i listan över kollegor.")
    row.name, row.title, row.phone = name.strip(), title.strip(), phone
    row.qualified_since = qualified_since
    row.ended_at = row.locked_at = None
    row.woken_at, row.closed = at, False
    row.person_id = person_id or row.person_id
    row.save()
    if person_id:
        link_own_entry(row.pk, person_id, by=by, at=at)
    record(StaffEmployed(staff=row.pk), by=by, at=at)
    return row.pk


@transaction.atomic
def end_employment(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End an account (who may: `check_may_employ`): from the next request nobody is let in by it.
    Its roles, keys and links end with it, so that nothing comes alive should they return. Cases
    stay where they are until they are handed over."""
    check_may_employ(by, staff_id)
    rows = StaffAccount.objects.filter(Q(ended_at=None) | Q(ended_at__gt=at), pk=staff_id)
    if rows.update(ended_at=at):
        close(staff_id, by=by, at=at)


def close(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """Leave nothing behind of an account that has ended: no role, no key, nowhere signed in."""
    StaffAccount.objects.filter(pk=staff_id).update(closed=True)
    record(StaffLeft(staff=staff_id), by=by, at=at)
    end_all_seats(staff_id, by=by, at=at)
    end_sign_ins(staff_id, EndedAs.LEFT, by=by, at=at)
    end_keys(staff_id, by=by, at=at)


def end_keys(staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """End every key and link of an account. The caller has checked it."""
    keys = Passkey.objects.filter(staff_id=staff_id, ended_at=None)
    for passkey in list(keys.values_list("pk", flat=True)):
        record(PasskeyEnded(staff=staff_id, passkey=passkey), by=by, at=at)
    keys.update(ended_at=at)
    Enrolment.objects.filter(staff_id=staff_id).delete()


@transaction.atomic
def link_account(staff_id: UUID, person_id: UUID, *, by: Actor, at: datetime) -> None:
    """The colleague is this person in the register: from the next request every wall knows. Who
    may is asked by the caller, with two people."""
    if not StaffAccount.objects.filter(pk=staff_id).update(person_id=person_id):
        raise NotThere
    link_own_entry(staff_id, person_id, by=by, at=at)
