"""Take in which accounts colleagues' own pay goes to. Only fingerprints are kept."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.accounts import account_from, mark_of
from tillit.areas.assistance.events_of_payees import SalaryAccountMet, SalaryAccountsTaken
from tillit.areas.assistance.models import Payee, SalaryAccount
from tillit.areas.assistance.types.payees import PayeeKind, WayToPay
from tillit.kernel.actor import System
from tillit.trust.audit.actions import record
from tillit.trust.identity.queries import staff_by_subject


@transaction.atomic
def take_salary_accounts(
    lines: Iterable[tuple[str, str]], *, by: System, at: datetime
) -> tuple[int, int]:
    """Let these be the accounts of colleagues' pay, in place of those known before: an account's
    name here and the number of the account. Who is not known here is passed over. A payee that
    turns out to be a colleague's account waits for a leader, also when two had said yes to it.

    Returns how many accounts are known, and how many payees were met. Raises Refusal for a number
    that is none: then nothing is changed.
    """
    known = {
        (staff, mark_of(account_from(WayToPay.ACCOUNT, number)))
        for subject, number in lines
        if (staff := staff_by_subject(by, subject, at=at)) is not None
    }
    SalaryAccount.objects.all().delete()
    SalaryAccount.objects.bulk_create(
        SalaryAccount(staff_id=staff, account_mark=mark, since=at) for staff, mark in sorted(known)
    )
    owners = {mark: staff for staff, mark in sorted(known)}
    met = _meet(owners, by=by, at=at)
    record(SalaryAccountsTaken(count=len(known), met=met), by=by, at=at)
    return len(known), met


def _meet(owners: dict[str, UUID], *, by: System, at: datetime) -> int:
    """Who gets money on a colleague's account from now on: their yes is taken away, but a leader's
    stands."""
    rows = Payee.objects.filter(ended_at=None, account_mark__in=owners, salary_of=None)
    found = list(rows.exclude(kind=PayeeKind.LANDLORD))
    for row in found:
        waits: dict[str, object] = {}
        if not row.by_leader:
            waits = {"approved_at": None, "approved_by": None, "approved_by_name": ""}
        staff = owners[row.account_mark]
        Payee.objects.filter(pk=row.pk).update(salary_of=staff, **waits)
        record(SalaryAccountMet(case=row.case_id, payee=row.pk, staff=staff), by=by, at=at)
    return len(found)
