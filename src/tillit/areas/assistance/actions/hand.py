"""Money in the hand of somebody without an account: handed over by one, seen by another, kept with
its receipt. The paper names nobody of the household: the case's number is enough.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.models import PaymentOrder
from tillit.areas.assistance.months import month_follows
from tillit.areas.assistance.orders import ANOTHER, move, order_row, tell, why_not_send
from tillit.areas.assistance.steps import sheet_to_change
from tillit.areas.assistance.types.payees import PaidFor
from tillit.areas.assistance.types.payments import Receipt
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.access.queries import staff_in
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows
from tillit.trust.identity.queries import colleagues

from .files import works_with_money

SAY_WHO = "Välj den kollega som såg att pengarna lämnades. Det är någon annan än du, i enheten."


@transaction.atomic
def hand_over(
    order_id: UUID, *, receipt: str, witness: UUID | None, by: Staff, at: datetime
) -> None:
    """Money that was handed to somebody without an account, against a receipt. Who planned the
    payment does not hand it over, and a colleague of the unit has seen it."""
    row = order_row(order_id)
    sheet = sheet_to_change(by, row.decided.sheet_id, at=at)
    if not row.by_hand:
        raise Refusal("Utbetalningen går till ett konto. Lägg den i en betalfil.")
    if by.id == row.planned_by:
        raise Refusal(ANOTHER)
    brief = briefs(by, [row.decided.decision_id])[row.decided.decision_id]
    if row.stage == PaymentStage.APPROVED and (why := why_not_send(row, brief, at=at)):
        raise Refusal(why)
    if not receipt.strip():
        raise Refusal("Skriv kvittots nummer och vem som tog emot pengarna.")
    seen = dict(_witnesses({sheet.case.unit_id}, by, at=at))
    if witness is None or witness not in seen:
        raise Refusal(SAY_WHO)
    move(row, "hand_over", {}, text=receipt.strip(), by=by, at=at)
    row.steps.filter(verb="hand_over").update(witness=witness, witness_name=seen[witness])
    tell(row, "hand_over", sheet.case_id, by=by, at=at)
    month_follows(sheet, by=by, at=at)


def payment_witnesses(
    *, by: Staff, at: datetime, unit: UUID | None = None
) -> tuple[tuple[UUID, str], ...]:
    """The colleagues who may have seen that money was handed over, by name."""
    return _witnesses(works_with_money(by, unit), by, at=at)


def _witnesses(units: set[UUID] | frozenset[UUID], by: Staff, *, at: datetime) -> tuple[
    tuple[UUID, str], ...
]:  # fmt: skip
    roles = (Role.SOCIAL_WORKER, Role.LEADER)
    ids = {staff for staff, role in staff_in(by, units, at=at) if role in roles} - {by.id}
    found = [each for each in colleagues(by, ids, at=at).values() if each.active]
    return tuple((each.id, each.name) for each in sorted(found, key=lambda each: each.name))


@transaction.atomic
def open_receipt(order_id: UUID, *, by: Staff, at: datetime) -> Receipt:
    """The receipt of what is handed over: to fill in by hand, or as it was kept. NotThere for what
    goes to an account, and for what is not approved."""
    rows = PaymentOrder.objects.filter(
        pk=order_id, by_hand=True, stage__in=(PaymentStage.APPROVED, PaymentStage.RECONCILED),
        decided__sheet__case__in=visible_cases(by, at=at),
        decided__sheet__case__unit_id__in=works_with_money(by),
    ).select_related("decided__sheet__case")  # fmt: skip
    row = the_one(rows)
    if row is None:
        raise NotThere
    sheet = row.decided.sheet
    note_read(
        "open_payment_receipt", by=by, at=at, object_id=sheet.case_id,
        person_id=sheet.case.person_id, shows=(Shows.CONTENT,),
    )  # fmt: skip
    done = row.steps.filter(verb="hand_over").order_by("pk").last()
    return Receipt(
        row.pk, sheet.case.number, sheet.month, PaidFor(row.purpose), row.kronor,
        row.approved_by_name, row.pay_on, done.at if done else None, done.by_name if done else "",
        done.witness_name if done else "", done.text if done else "",
    )  # fmt: skip
