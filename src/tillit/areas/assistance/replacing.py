"""A decision about a month in the place of another: after an appeal (FL 37–38), or by the court.

It grants the whole month anew. What was paid on the old one, or is on its way to a payee, is taken
off, so that the difference alone is left to order, in the ordinary way. What waited to be paid on
the old one is taken away. Where less is granted than was paid, nothing follows by itself.
"""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.cases.actions import stop_clock
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Moved, Refusal
from tillit.law.assistance.kronor import shown
from tillit.trust.audit.actions import record

from .events_of_recovery import MonthReplaced
from .models import MonthDecision, PaymentOrder
from .months import month_follows
from .orders import MOVED, move, tell
from .workflow import PaymentStage

NOTHING = Decimal(0)
PAID = "service_paid"
NO_SUM = "Skriv vad det nya beslutet ger för månaden, i kronor."
NOT_GONE = (PaymentStage.PLANNED, PaymentStage.APPROVED)
DONE = (PaymentStage.BOOKED, PaymentStage.RECONCILED)
NOBODYS = (PaymentStage.CANCELLED, PaymentStage.REJECTED)  # no payee has it


def replaced(
    by: Actor, old_id: UUID, new_id: UUID, kronor: Decimal | None, by_court: bool, at: datetime
) -> None:
    """A decision about a month was replaced: what the new one gives, and what is left to pay of it.
    In the transaction of the decision. Our own change is to the household's advantage (FL 37);
    what a court gives is as it is."""
    old = (
        MonthDecision.objects.filter(decision_id=old_id, dropped_at=None)
        .select_related("sheet__case")
        .first()
    )
    if old is None:
        return
    if kronor is None or kronor < NOTHING or kronor != round(kronor, 2):
        raise Refusal(NO_SUM)
    if not by_court and kronor < old.kronor:
        raise Refusal(
            f"Det gamla beslutet gav {shown(old.kronor)} kronor. Ett nytt efter överklagande är "
            "till fördel för den som klagar: skriv minst det beloppet."
        )
    for order in PaymentOrder.objects.filter(decided=old, stage__in=NOT_GONE):
        move(order, "cancel", {}, text="Beslutet är ersatt av ett nytt.", by=by, at=at)
        tell(order, "cancel", old.sheet.case_id, by=by, at=at)
        _give_back(old, order.kronor)
    row = MonthDecision.objects.create(
        sheet=old.sheet, decision_id=new_id, calculation_id=old.calculation_id, kronor=kronor,
        replaces=old, changed=True, proposed_at=at,
    )  # fmt: skip
    stop_clock("D31", old_id, why="replaced", by=by, at=at)
    take_off(row, by=by, at=at)
    event = MonthReplaced(
        case=old.sheet.case_id, sheet=old.sheet_id, old=old_id, new=new_id, by_court=by_court
    )
    record(event, by=by, at=at)
    month_follows(old.sheet, by=by, at=at)


def last_of(row: MonthDecision) -> MonthDecision:
    """The decision that stands in the place of this one; itself where none does."""
    while (after := MonthDecision.objects.filter(replaces=row).first()) is not None:
        row = after
    return row


def before_it(row: MonthDecision) -> list[UUID]:
    """Those that it stands in the place of, the nearest first."""
    found: list[UUID] = []
    while row.replaces is not None:
        row = row.replaces
        found.append(row.pk)
    return found


def take_off(row: MonthDecision, *, by: Actor, at: datetime) -> None:
    """Let what is ordered of a decision be its own orders and what was paid on those before it. By
    compare-and-set: counted anew whenever money of an earlier one comes back. When all is paid the
    time of SoL 34:1 stops (D31)."""
    earlier = before_it(row)
    if not earlier:
        return
    was = MonthDecision.objects.values_list("ordered", flat=True).get(pk=row.pk)
    own = _sum(PaymentOrder.objects.filter(decided=row).exclude(stage=PaymentStage.CANCELLED))
    paid = _sum(PaymentOrder.objects.filter(decided__in=earlier).exclude(stage__in=NOBODYS))
    now = own + min(paid, row.kronor - own)
    if now != was and not MonthDecision.objects.filter(pk=row.pk, ordered=was).update(ordered=now):
        raise Moved(MOVED)
    row.ordered = now
    if is_carried_out(row):
        stop_clock("D31", row.decision_id, why=PAID, by=by, at=at)


def is_carried_out(row: MonthDecision) -> bool:
    """Whether every krona that a decision grants has been booked, on it or on those before it."""
    orders = PaymentOrder.objects.filter(decided__in=[row.pk, *before_it(row)], stage__in=DONE)
    return _sum(orders) >= row.kronor


def _give_back(row: MonthDecision, kronor: Decimal) -> None:
    same = MonthDecision.objects.filter(pk=row.pk)
    ordered = same.values_list("ordered", flat=True).get()
    if not same.filter(ordered=ordered).update(ordered=ordered - kronor):
        raise Moved(MOVED)


def _sum(orders: "QuerySet[PaymentOrder]") -> Decimal:
    return sum(orders.values_list("kronor", flat=True), NOTHING)
