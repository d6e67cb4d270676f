"""A month follows its payments: paid when all have left, reconciled when all are settled."""

from datetime import datetime

from tillit.kernel.actor import Actor

from .models import MonthDecision, PaymentOrder, Worksheet
from .steps import take_step
from .workflow import MonthStage, PaymentStage

LEFT = frozenset({PaymentStage.BOOKED, PaymentStage.RECONCILED})


def month_follows(sheet: Worksheet, *, by: Actor, at: datetime) -> None:
    """Take the month's own step when its payments have come so far, or have come back. In the
    caller's transaction."""
    orders = PaymentOrder.objects.filter(decided__sheet=sheet).exclude(
        stage=PaymentStage.REJECTED, decided__replaced_by__isnull=False
    )  # never paid again: the decision in its place is
    stages = set(orders.exclude(stage=PaymentStage.CANCELLED).values_list("stage", flat=True))
    granted = MonthDecision.objects.filter(
        sheet=sheet, dropped_at=None, replaced_by=None, ordered__gt=0
    )
    whole = all(ordered == kronor for ordered, kronor in granted.values_list("ordered", "kronor"))
    left = bool(stages) and stages <= LEFT and whole
    if left and sheet.stage == MonthStage.DECIDED:
        take_step(sheet, "pay", by=by, at=at)
    if left and sheet.stage == MonthStage.PAID and stages == {PaymentStage.RECONCILED}:
        take_step(sheet, "reconcile", by=by, at=at)
    if not left and sheet.stage in (MonthStage.PAID, MonthStage.RECONCILED):
        take_step(sheet, "come_back", by=by, at=at)
