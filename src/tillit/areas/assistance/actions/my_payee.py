"""A resident's own account: write it in, see where money goes, and stop what is not right."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tillit.areas.assistance.accounts import account_from, last_digits, mark_of
from tillit.areas.assistance.events_of_payees import PayeeStopped
from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import Payee, PaymentOrder
from tillit.areas.assistance.types.payees import PayeeKind, WayToPay
from tillit.areas.assistance.types.receivers import MyPayee
from tillit.areas.assistance.workflow import PaymentStage
from tillit.kernel.actor import Resident
from tillit.kernel.asking import asking
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .mine import my_sheet
from .payee import OWN, end_row, keep_payee, salary_of

THEMSELF = "Personen själv"
ON_ITS_WAY = (
    "En utbetalning är redan på väg till kontot du har nu. Ring oss om den inte ska gå dit."
)


def my_payees(case_id: UUID, me: frozenset[UUID]) -> tuple[MyPayee, ...]:
    """Where a household's money goes, as one of them reads it: their own account, and whoever is
    paid for them both. Another's account is theirs."""
    rows = _shown(case_id, me).order_by("added_at", "pk")
    return tuple(
        MyPayee(
            row.pk, PayeeKind(row.kind), WayToPay(row.way),
            row.name.reveal() if row.kind not in OWN else "",
            last_digits(row.account.reveal()) if row.account is not None else "",
            row.added_at, row.told_by_id is not None, row.approved_at is not None,
            row.stopped_at,
        )
        for row in rows
    )  # fmt: skip


@transaction.atomic
def open_my_account(sheet_id: UUID, *, by: Resident, at: datetime) -> tuple[MyPayee, ...]:
    """Where the money of a household goes. NotThere for a month that they did not apply for."""
    sheet, me = my_sheet(sheet_id, by)
    note_read(
        "open_my_account", by=by, at=at, object_id=sheet.case_id, person_id=by.id,
        shows=(Shows.CONTENT,), ground="own",
    )  # fmt: skip
    return my_payees(sheet.case_id, me)


@transaction.atomic
def tell_my_account(sheet_id: UUID, account: str, *, by: Resident, at: datetime) -> None:
    """Write in the account one wants money to, in place of the one before. A colleague says yes to
    it, and it waits as every new account does. The same account again changes nothing."""
    sheet, me = my_sheet(sheet_id, by)
    number = account_from(WayToPay.ACCOUNT, account)
    mark = mark_of(number)
    own = sheet.case.person_id in me
    kind = PayeeKind.APPLICANT if own else PayeeKind.CO_APPLICANT
    before = the_one(Payee.objects.filter(case_id=sheet.case_id, kind=kind, ended_at=None))
    if before is not None and before.account_mark == mark and before.stopped_at is None:
        return
    if before is not None and _waits(before):
        raise Refusal(ON_ITS_WAY)
    with asking(PROGRAM):  # the case is not theirs to write in; their own account is
        if before is not None:
            end_row(before.pk, sheet.case_id, by=by, at=at)
        row = Payee(
            pk=new_id(), case_id=sheet.case_id, kind=kind, way=WayToPay.ACCOUNT, name=by.name,
            person_id=sheet.case.person_id if own else by.id, account=number, account_mark=mark,
            salary_of=salary_of(mark), told_by_id=by.id, added_by_name=THEMSELF, added_at=at,
            replaces=before,
        )  # fmt: skip
        keep_payee(row, by=by, at=at)


@transaction.atomic
def stop_my_payee(sheet_id: UUID, payee_id: UUID, *, by: Resident, at: datetime) -> None:
    """Say that no more is to go there: the account is not theirs, or the rent is to come to them.
    Nothing that is not in the bank's hands goes there from now on. Twice is once."""
    sheet, me = my_sheet(sheet_id, by)
    same = _shown(sheet.case_id, me).filter(pk=payee_id)
    if not same.exists():
        raise NotThere
    if same.filter(stopped_at=None).update(stopped_at=at, stopped_by=by.id):
        with asking(PROGRAM):
            record(PayeeStopped(case=sheet.case_id, payee=payee_id), by=by, at=at)


def _shown(case_id: UUID, me: frozenset[UUID]) -> "QuerySet[Payee]":
    own = Q(kind__in=OWN, person_id__in=me)
    return Payee.objects.filter(own | ~Q(kind__in=OWN), case_id=case_id, ended_at=None)


def _waits(row: Payee) -> bool:
    """Whether money is on its way there, or waits for it."""
    stages = (PaymentStage.PLANNED, PaymentStage.APPROVED, PaymentStage.IN_FILE)
    return PaymentOrder.objects.filter(payee=row, stage__in=stages).exists()
