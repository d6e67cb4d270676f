"""Who gets the money, and on which account. A change takes two colleagues, and some time."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.accounts import account_from, mark_of
from tillit.areas.assistance.events import PayeeAdded, PayeeApproved, PayeeEnded
from tillit.areas.assistance.models import Payee, PaymentOrder
from tillit.areas.assistance.orders import ANOTHER
from tillit.areas.assistance.types.payees import PayeeKind, WayToPay
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.policies import case_to_change
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.trust.audit.actions import record


@transaction.atomic
def add_payee(
    case_id: UUID,
    *,
    kind: PayeeKind,
    way: WayToPay,
    name: str,
    account: str = "",
    reference: str = "",
    person: UUID | None = None,
    replaces: UUID | None = None,
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Write in who gets money, or another account for somebody: always a new row, which a second
    colleague says yes to. The same `id` twice is one."""
    case = case_to_change(by, case_id, at=at)
    if id and Payee.objects.filter(pk=id, case_id=case_id).exists():
        return id
    if not name.strip():
        raise Refusal("Skriv vem som ska få pengarna.")
    number = account_from(way, account) if way is not WayToPay.BY_HAND else None
    mark = mark_of(number) if number else ""
    if kind is PayeeKind.APPLICANT and person not in (None, case.person_id):
        raise Refusal("Den sökandes eget konto gäller den sökande. Välj en annan sorts mottagare.")
    if replaces is not None:
        _end(replaces, case_id, by=by, at=at)
    row = Payee(
        pk=id or new_id(), case_id=case_id, kind=kind, way=way, name=name.strip(),
        person_id=case.person_id if kind is PayeeKind.APPLICANT else person,
        account=number, reference=reference.strip() or None, account_mark=mark,
        added_by=by.id, added_by_name=by.name, added_at=at, replaces_id=replaces,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Moved("Det finns redan ett konto för den personen. Byt ut det i stället.")
    event = PayeeAdded(case=case_id, payee=row.pk, kind=kind, replaces=replaces)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def approve_payee(payee_id: UUID, *, by: Staff, at: datetime) -> None:
    """A second colleague has checked who holds the account and says yes. Nothing goes there until
    the cooling time has passed."""
    row = payee_row(payee_id)
    case_to_change(by, row.case_id, at=at)
    if by.id == row.added_by:
        raise Refusal(ANOTHER)
    hours = care("PAYEE-COOLING", day_of(at)).value.amount
    if hours is None:
        raise Refusal("Nämnden har inte bestämt väntetiden för nya konton. Fråga gruppledaren.")
    same = Payee.objects.filter(pk=payee_id, approved_at=None, ended_at=None)
    held = at + timedelta(hours=hours)
    if not same.update(
        approved_by=by.id, approved_by_name=by.name, approved_at=at, held_until=held
    ):
        raise Moved("Mottagaren är redan bekräftad eller utbytt. Läs sidan igen.")
    record(PayeeApproved(case=row.case_id, payee=row.pk), by=by, at=at)


@transaction.atomic
def end_payee(payee_id: UUID, *, by: Staff, at: datetime) -> None:
    """Pay nothing there any more. What is approved and not sent must be taken back first."""
    row = payee_row(payee_id)
    case_to_change(by, row.case_id, at=at)
    _end(payee_id, row.case_id, by=by, at=at)


def _end(payee_id: UUID, case_id: UUID, *, by: Actor, at: datetime) -> None:
    waiting = PaymentOrder.objects.filter(
        payee_id=payee_id, stage__in=(PaymentStage.PLANNED, PaymentStage.APPROVED)
    )
    if waiting.exists():
        raise Refusal("En utbetalning väntar till det kontot. Ta tillbaka den först.")
    same = Payee.objects.filter(pk=payee_id, case_id=case_id, ended_at=None)
    if not same.update(ended_at=at):
        raise Moved("Mottagaren är redan utbytt. Läs sidan igen.")
    record(PayeeEnded(case=case_id, payee=payee_id), by=by, at=at)


def payee_row(payee_id: UUID) -> Payee:
    """The payee of that id. NotThere otherwise."""
    row = the_one(Payee.objects.filter(pk=payee_id))
    if row is None:
        raise NotThere
    return row
