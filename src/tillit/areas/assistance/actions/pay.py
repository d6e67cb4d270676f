"""Orders to pay: up to the moment when a payment is approved.

Nothing is paid twice: an order has one key for ever (decision, purpose, payee), the database holds
that no more is ordered than was granted, and each step is taken once.
"""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from tillit.areas.assistance.alone import one_at_a_time
from tillit.areas.assistance.events import PaymentPlanned
from tillit.areas.assistance.models import MonthDecision, Payee, PaymentOrder
from tillit.areas.assistance.orders import (
    LATE,
    MOVED,
    STOPPED,
    booked_all_the_same,
    move,
    order_row,
    remember,
    tell,
    what_was_before,
    why_not,
)
from tillit.areas.assistance.steps import sheet_to_change
from tillit.areas.assistance.types.payees import PaidFor, WayToPay
from tillit.areas.assistance.workflow import PAYMENT, PaymentStage
from tillit.casework.decisions.actions import mark_ordered, unmark_ordered
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Staff, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of, short_day
from tillit.law.calendar import is_day_of_rest, next_working_day
from tillit.trust.audit.actions import record

from .payee import payee_row

PROGRAMS = "programmet"
REPLACED = "Ett nytt beslut gäller i stället. Planera utbetalningen på det."
READ_IT = "Du läste in bankens svar. En annan kollega läser svaret och betalar igen."


@transaction.atomic
def plan_payment(
    decision_id: UUID,
    *,
    payee_id: UUID,
    purpose: PaidFor,
    kronor: Decimal,
    pay_on: date,
    by: Staff | System,
    at: datetime,
) -> UUID:
    """Order that a part of what a decision grants is paid. The same order twice is one order; a
    cancelled one is planned anew, never made a second time."""
    decided = the_one(
        MonthDecision.objects.select_related("sheet").filter(
            decision_id=decision_id, dropped_at=None
        )
    )
    if decided is None:
        raise NotThere
    sheet = sheet_to_change(by, decided.sheet_id, at=at)
    brief = briefs(by, [decision_id])[decision_id]
    if not brief.in_force or not brief.outcome.gives_service:
        raise Refusal("Beslutet ger inget att betala, eller är inte fattat. Läs det igen.")
    payee = payee_row(payee_id)
    if payee.case_id != sheet.case_id or payee.ended_at is not None:
        raise NotThere
    if payee.stopped_at is not None:
        raise Refusal(STOPPED)
    if kronor <= 0 or kronor != round(kronor, 2):
        raise Refusal("Skriv ett belopp över noll, i kronor och ören.")
    if pay_on < day_of(at):
        raise Refusal("Utbetalningsdagen har varit. Välj en dag framåt.")
    if payee.way != WayToPay.BY_HAND and is_day_of_rest(pay_on):
        raise Refusal(f"Banken är stängd den dagen. Välj {short_day(next_working_day(pay_on))}.")
    known = PaymentOrder.objects.filter(decided=decided, purpose=purpose, payee=payee).first()
    if known is not None and known.stage != PaymentStage.CANCELLED:
        if known.kronor != kronor:
            raise Refusal("Det finns redan en sådan utbetalning. Ändra den i stället.")
        return known.pk
    _take(decided, kronor)
    order_id = _order(known, decided, payee, purpose, kronor, pay_on, by=by, at=at)
    event = PaymentPlanned(
        order=order_id, case=sheet.case_id, decision=decision_id, purpose=purpose, pay_on=pay_on
    )
    record(event, by=by, at=at)
    return order_id


def _take(decided: MonthDecision, kronor: Decimal) -> None:
    """Take of what was granted, or give back, by compare-and-set: two at the same moment never
    take the same. Counted here and not in the database, where SQLite would count in floats."""
    row = MonthDecision.objects.filter(pk=decided.pk)
    ordered = row.values_list("ordered", flat=True).get()
    if ordered + kronor > decided.kronor:
        raise Refusal("Det är mer än beslutet ger, med det som redan är planerat. Ändra beloppet.")
    if not row.filter(ordered=ordered).update(ordered=ordered + kronor):
        raise Moved(MOVED)


def _order(
    known: PaymentOrder | None, decided: MonthDecision, payee: Payee, purpose: PaidFor,
    kronor: Decimal, pay_on: date, *, by: Staff | System, at: datetime,
) -> UUID:  # fmt: skip
    planned: dict[str, object] = {
        "kronor": kronor,
        "pay_on": pay_on,
        "by_hand": payee.way == WayToPay.BY_HAND,
        "planned_by": by.id if isinstance(by, Staff) else None,
        "planned_by_name": by.name if isinstance(by, Staff) else PROGRAMS,
        "planned_at": at,
        "approved_by": None,
        "approved_by_name": "",
        "approved_at": None,
    }
    if known is not None:
        move(known, "plan_again", planned, by=by, at=at)
        return known.pk
    row = PaymentOrder(decided=decided, purpose=purpose, payee=payee, stage=PAYMENT.begins)
    for name, value in planned.items():
        setattr(row, name, value)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same order at the same moment
        raise Moved(MOVED)
    remember(row, "plan", "", PAYMENT.begins, by=by, at=at)
    return row.pk


@transaction.atomic
def approve_payment(order_id: UUID, *, by: Staff | System, at: datetime) -> None:
    """Say that the order is to be paid. A second colleague does it where the payee was changed for
    it or the money is handed over; the program only where the payee has been paid before."""
    row = order_row(order_id)
    sheet = sheet_to_change(by, row.decided.sheet_id, at=at)
    if row.stage == PaymentStage.APPROVED:
        return
    one_at_a_time(by, at=at)
    if why := why_not_pay(row, by, at=at):
        raise Refusal(why)
    done: dict[str, object] = {
        "approved_by": by.id if isinstance(by, Staff) else None,
        "approved_by_name": by.name,
        "approved_at": at,
    }
    move(row, "approve", done, by=by, at=at)
    tell(row, "approve", sheet.case_id, by=by, at=at)
    waiting = PaymentOrder.objects.filter(decided=row.decided, stage=PaymentStage.PLANNED)
    whole = MonthDecision.objects.filter(pk=row.decided_id, ordered=F("kronor"))
    brief = briefs(by, [row.decided.decision_id])[row.decided.decision_id]
    if whole.exists() and not waiting.exists() and not brief.ordered:
        mark_ordered(row.decided.decision_id, by=by, at=at)


def why_not_pay(row: PaymentOrder, by: Staff | System, *, at: datetime) -> str:
    """The sentence that says what stands in the way of approving an order, or nothing."""
    brief = briefs(by, [row.decided.decision_id])[row.decided.decision_id]
    return why_not(row, brief, what_was_before([row], by, at=at), by, at=at)


@transaction.atomic
def take_back_payment(order_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """An approved order waits again. What has gone into a file cannot be taken back here."""
    _step(order_id, "take_back", why, {"approved_by": None, "approved_by_name": "",
          "approved_at": None}, by=by, at=at)  # fmt: skip


@transaction.atomic
def cancel_payment(order_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Do not pay it. What it took of the decision is free again."""
    row = _step(order_id, "cancel", why, {}, by=by, at=at)
    _take(row.decided, -row.kronor)


@transaction.atomic
def pay_again(order_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """What the bank refused, or sent back, waits again: the same order, never a second one. It is
    approved anew. Not where the bank has booked it all the same, and not by whoever read the
    answer in: an answer is a file that somebody brings, and frees money. Who says it again does
    not approve it."""
    row = order_row(order_id)
    if booked_all_the_same(row):
        raise Refusal(LATE)
    if MonthDecision.objects.filter(replaces=row.decided_id).exists():
        raise Refusal(REPLACED)
    last = row.lines.select_related("refused_by").order_by("round").last()
    if last is not None and last.refused_by is not None and last.refused_by.read_by == by.id:
        raise Refusal(READ_IT)
    fresh: dict[str, object] = {
        "approved_by": None, "approved_by_name": "", "approved_at": None,
        "planned_by": by.id, "planned_by_name": by.name, "planned_at": at,
    }  # fmt: skip
    _step(order_id, "pay_again", why, fresh, by=by, at=at)


def _step(
    order_id: UUID, verb: str, why: str, changes: dict[str, object], *, by: Staff, at: datetime
) -> PaymentOrder:
    row = order_row(order_id)
    sheet = sheet_to_change(by, row.decided.sheet_id, at=at)
    if not why.strip():
        raise Refusal("Skriv varför.")
    move(row, verb, changes, text=why.strip(), by=by, at=at)
    tell(row, verb, sheet.case_id, by=by, at=at)
    decision = row.decided.decision_id
    if briefs(by, [decision])[decision].ordered:
        unmark_ordered(decision, by=by, at=at)
    return row
