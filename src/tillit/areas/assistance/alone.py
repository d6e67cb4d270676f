"""What one colleague may do alone with money: up to a sum a day, that the board decides.

Above it a second person is in it. Counted by what the same colleague has both planned and approved,
so that a large sum in many small payments is a large sum.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import F

from tillit.kernel.actor import Staff, System
from tillit.kernel.swedish import STOCKHOLM, day_of
from tillit.law.assistance.care import care
from tillit.law.assistance.kronor import kronor, shown
from tillit.trust.identity.actions import hold_own_account

from .models import FileLine, PaymentOrder


def limit(at: datetime) -> Decimal:
    """The sum that day. Without one that anybody has decided nobody is alone at all."""
    return Decimal(care("PAYMENT-ALONE", day_of(at)).value.amount or 0)


def one_at_a_time(by: Staff | System, *, at: datetime) -> None:
    """Before somebody's limit of the day is asked for: the same colleague twice at the very same
    moment is once after the other. In the caller's transaction."""
    if isinstance(by, Staff):
        hold_own_account(by=by, at=at)


def alone_today(by: Staff, *, at: datetime) -> Decimal:
    """What somebody has both planned and approved that day. One query."""
    begins, ends = _day(at)
    own = PaymentOrder.objects.filter(
        planned_by=by.id, approved_by=by.id, approved_at__gte=begins, approved_at__lt=ends
    )
    return _sum(own)


def too_much_alone(row: PaymentOrder, by: Staff, alone: Decimal, *, at: datetime) -> str:
    """Why somebody may not approve an order that they planned themselves and that waits, or
    nothing. `alone`: what they have let go alone that day."""
    if by.id != row.planned_by:
        return ""
    most = limit(at)
    return _words(most) if alone + row.kronor > most else ""


def why_not_alone(by: Staff, rows: Sequence[PaymentOrder], *, at: datetime) -> dict[UUID, str]:
    """Those of the orders that somebody may not also put in a file: what they planned and
    approved themselves, where it is more than the limit with what they sent that day."""
    own = [row for row in rows if row.planned_by == row.approved_by == by.id]
    if not own:
        return {}
    begins, ends = _day(at)
    sent = FileLine.objects.filter(
        file__made_by=by.id, file__made_at__gte=begins, file__made_at__lt=ends,
        order__planned_by=by.id, order__approved_by=F("order__planned_by"),
    )  # fmt: skip
    most = limit(at)
    whole = _sum(own) + _sum(sent)
    return {row.pk: _words(most) for row in own} if whole > most else {}


def _sum(rows: Iterable[PaymentOrder | FileLine]) -> Decimal:
    return sum((row.kronor for row in rows), Decimal(0))


def _day(at: datetime) -> tuple[datetime, datetime]:
    begins = datetime.combine(day_of(at), time(), STOCKHOLM)
    return begins, datetime.combine(day_of(at) + timedelta(days=1), time(), STOCKHOLM)


def _words(most: Decimal) -> str:
    return (
        f"Du har själv planerat utbetalningar över {shown(kronor(most))} kr. "
        "En annan kollega än du är med. Be någon i enheten."
    )
