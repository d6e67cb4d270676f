"""Who gets the money, and on which account. A change takes two colleagues, and some time.

The first writes in, the second says how they know who holds the account. Money to somebody else
than the household takes the household's own yes. An account that a colleague's pay goes to is not
theirs to handle, and a leader is the second."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.accounts import account_from, mark_of
from tillit.areas.assistance.events_of_payees import (
    PayeeAdded,
    PayeeApproved,
    PayeeEnded,
    SalaryAccountMet,
)
from tillit.areas.assistance.models import Payee, PaymentOrder, SalaryAccount
from tillit.areas.assistance.orders import ANOTHER
from tillit.areas.assistance.types.payees import (
    Agreed,
    HolderCheck,
    PayeeKind,
    WayToPay,
    checks_for,
)
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.policies import case_to_change
from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.care import care
from tillit.trust.audit.actions import record

OWN = (PayeeKind.APPLICANT, PayeeKind.CO_APPLICANT)
YOUR_SALARY = "Det är ditt eget lönekonto. En annan kollega tar hand om det."
LEADER_FIRST = "Kontot är en kollegas lönekonto. Den som leder enheten bekräftar det."
SAY_YES = "Skriv hur och när hushållet sa ja till att pengarna går till någon annan."


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
    agreed: Agreed | None = None,
    agreed_on: date | None = None,
    replaces: UUID | None = None,
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Write in who gets money, or another account for somebody: always a new row, which a second
    colleague says yes to. `agreed`: how and when the household said yes, where the money goes to
    somebody else. The same `id` twice is one."""
    case = case_to_change(by, case_id, at=at)
    if id and Payee.objects.filter(pk=id, case_id=case_id).exists():
        return id
    if not name.strip():
        raise Refusal("Skriv vem som ska få pengarna.")
    number = account_from(way, account) if way is not WayToPay.BY_HAND else None
    mark = mark_of(number) if number else ""
    whose = salary_of(mark)
    if whose == by.id:
        raise Refusal(YOUR_SALARY)
    if kind not in OWN and (agreed is None or agreed_on is None):
        raise Refusal(SAY_YES)
    if agreed_on is not None and agreed_on > day_of(at):
        raise Refusal("Dagen för hushållets ja har inte kommit än. Rätta den.")
    if kind is PayeeKind.APPLICANT and person not in (None, case.person_id):
        raise Refusal("Den sökandes eget konto gäller den sökande. Välj en annan sorts mottagare.")
    if replaces is not None:
        end_row(replaces, case_id, by=by, at=at)
    row = Payee(
        pk=id or new_id(), case_id=case_id, kind=kind, way=way, name=name.strip(),
        person_id=case.person_id if kind is PayeeKind.APPLICANT else person,
        account=number, reference=reference.strip() or None, account_mark=mark,
        agreed=agreed or "", agreed_on=agreed_on, salary_of=whose,
        added_by=by.id, added_by_name=by.name, added_at=at, replaces_id=replaces,
    )  # fmt: skip
    keep_payee(row, by=by, at=at)
    return row.pk


def keep_payee(row: Payee, *, by: Actor, at: datetime) -> None:
    """Write a new row, and tell the log; also that the account is a colleague's, if it is."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Moved("Det finns redan ett konto för den personen. Byt ut det i stället.")
    event = PayeeAdded(
        case=row.case_id, payee=row.pk, kind=PayeeKind(row.kind), replaces=row.replaces_id,
        agreed=Agreed(row.agreed) if row.agreed else None,
    )  # fmt: skip
    record(event, by=by, at=at)
    if row.salary_of is not None:
        met = SalaryAccountMet(case=row.case_id, payee=row.pk, staff=row.salary_of)
        record(met, by=by, at=at)


def salary_of(mark: str) -> UUID | None:
    """The colleague whose pay goes to an account, by its mark."""
    rows = SalaryAccount.objects.filter(account_mark=mark) if mark else SalaryAccount.objects.none()
    return rows.values_list("staff_id", flat=True).first()


@transaction.atomic
def approve_payee(payee_id: UUID, *, checked: HolderCheck, by: Staff, at: datetime) -> None:
    """A second colleague has checked who holds the account, says how, and says yes. Nothing goes
    there until the cooling time has passed."""
    row = payee_row(payee_id)
    case = case_to_change(by, row.case_id, at=at)
    if by.id == row.added_by:
        raise Refusal(ANOTHER)
    if checked not in checks_of(row):
        raise Refusal("Säg hur du vet vem som har kontot. Ett samtal räcker inte.")
    leads = any(x.unit_id == case.unit_id and x.role is Role.LEADER for x in by.seats)
    if row.salary_of is not None and (by.id == row.salary_of or not leads):
        raise Refusal(YOUR_SALARY if by.id == row.salary_of else LEADER_FIRST)
    hours = care("PAYEE-COOLING", day_of(at)).value.amount
    if hours is None:
        raise Refusal("Nämnden har inte bestämt väntetiden för nya konton. Fråga gruppledaren.")
    same = Payee.objects.filter(pk=payee_id, approved_at=None, ended_at=None, stopped_at=None)
    held = at + timedelta(hours=hours)
    if not same.update(
        approved_by=by.id, approved_by_name=by.name, approved_at=at, held_until=held,
        checked=checked, by_leader=leads,
    ):  # fmt: skip
        raise Moved("Mottagaren är redan bekräftad, stoppad eller utbytt. Läs sidan igen.")
    record(PayeeApproved(case=row.case_id, payee=row.pk, checked=checked), by=by, at=at)


def checks_of(row: Payee) -> tuple[HolderCheck, ...]:
    """How the holder of a payee's account can be checked."""
    told = row.told_by_id is not None
    return checks_for(WayToPay(row.way), PayeeKind(row.kind), told=told)


@transaction.atomic
def end_payee(payee_id: UUID, *, by: Staff, at: datetime) -> None:
    """Pay nothing there any more. What is approved and not sent must be taken back first."""
    row = payee_row(payee_id)
    case_to_change(by, row.case_id, at=at)
    end_row(payee_id, row.case_id, by=by, at=at)


def end_row(payee_id: UUID, case_id: UUID, *, by: Actor, at: datetime) -> None:
    """Nothing goes there any more. Refused while a payment waits."""
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
