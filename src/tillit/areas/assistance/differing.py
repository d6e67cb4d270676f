"""How what the bank has booked differs from what it was told, in words that say what to do.

What differs was marked when the answer was read, and stands until somebody closes it: also when the
payment is cancelled, long booked, or in order again since.
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from .accounts import account_of
from .models import BookedLine, PaymentOrder
from .orders import WAITS, booked_all_the_same, settled_of
from .types.accounts import same_account
from .types.banking import AnswerKind
from .types.payees import WayToPay
from .types.paying import Booking, Settled
from .workflow import PaymentStage

DIFFERS = {
    Settled.OTHER_AMOUNT: "Banken har bokfört ett annat belopp. Fråga banken.",
    Settled.TWICE: "Banken har bokfört utbetalningen två gånger. Ring banken nu.",
    Settled.OTHER_ACCOUNT: "Banken säger att pengarna gick till ett annat konto. Ring banken nu.",
    Settled.LATE: (
        "Banken har i efterhand bokfört något som var nekat eller hade kommit tillbaka. "
        "Fråga banken."
    ),
    Settled.PAID: "Banken har bokfört den, fast den är nekad eller inte skickad här. Fråga banken.",
    Settled.RETURNED: "Pengarna gick iväg och kom tillbaka. Fråga banken innan något görs.",
}
ODD = (Settled.OTHER_AMOUNT, Settled.TWICE, Settled.OTHER_ACCOUNT, Settled.LATE)
NOT_GONE = (*WAITS, PaymentStage.REJECTED, PaymentStage.CANCELLED)
RIGHT_NOW = "Det banken har bokfört stämmer nu. Skriv vad som hände och stäng."
STOPPED = " Utbetalningen är stoppad så länge."


def went_elsewhere(order: PaymentOrder, booking: Booking) -> bool:
    """Whether the bank says that the money went to another account than the payee's."""
    if not booking.account or order.payee.account is None:
        return False
    ours = account_of(WayToPay(order.payee.way), order.payee.account.reveal())
    return not same_account(ours, booking.account)


def waiting_lines() -> "QuerySet[BookedLine, UUID]":
    """The orders with a line that nobody has closed. A query, to be part of another."""
    rows = BookedLine.objects.filter(waits=True, order__isnull=False)
    return rows.values_list("order_id", flat=True)


def how_they_differ(rows: Collection[PaymentOrder]) -> dict[UUID, str]:
    """Those of the orders that stand with a difference, and how. One query for all, and some for
    each that is found: those are few."""
    ids = set(waiting_lines().filter(order__in=[row.pk for row in rows]))
    return {row.pk: _words(row) for row in rows if row.pk in ids}


def _words(row: PaymentOrder) -> str:
    stage = PaymentStage(row.stage)
    stops = STOPPED if stage in WAITS and booked_all_the_same(row) else ""
    for kind in (AnswerKind.ACCOUNT, AnswerKind.ADVICE):
        said = settled_of(row, kind)
        if said in ODD or (stage in NOT_GONE and said is not Settled.NOT_BOOKED):
            return DIFFERS[said] + stops
    return RIGHT_NOW
