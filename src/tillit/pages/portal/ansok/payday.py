"""Which day the money comes, in a sentence for the household: planned, on its way, come, or not."""

from collections.abc import Sequence
from datetime import date

from tillit.areas.assistance.types import MyPayment, PaymentStage
from tillit.kernel.swedish import full_day

P = PaymentStage
HAS_COME = (P.BOOKED, P.RECONCILED)
WITH_US = (P.PLANNED, P.APPROVED, P.IN_FILE)
UNKNOWN = "Dagen står här när den är bestämd."
NOT_TAKEN = (
    "Banken kunde inte betala ut pengarna. Se efter att kontot här är rätt, eller ring oss. "
    "Du behöver inte ansöka igen."
)


def money_words(payment: MyPayment, *, today: date) -> str:
    """What is to happen with the money, or has happened. A day that has been without the money
    gone is said to be late, never to be the day."""
    day = full_day(payment.pay_on)
    if payment.stage is P.REJECTED:
        return NOT_TAKEN
    if payment.stage in HAS_COME:
        return f"{'Lämnat för hand' if payment.by_hand else 'Utbetalt'} {day}."
    if payment.stage in WITH_US and payment.pay_on < today:
        return f"Skulle ha betalats ut {day}. Det är försenat. Ring oss om du undrar."
    if payment.stage is P.PLANNED:
        return f"Planerat till {day}. En handläggare ska godkänna det först."
    if payment.by_hand:
        return f"Lämnas för hand {day}."
    if payment.stage in (P.SENT, P.ACCEPTED):
        return f"Skickat till banken. Betalas ut {day}."
    return f"Betalas ut {day}."


def first_words(payments: Sequence[MyPayment], *, today: date) -> str:
    """Of the money that comes first; of what the bank could not pay only where that is all."""
    comes = [each for each in payments if each.stage is not P.REJECTED] or list(payments)
    return money_words(comes[0], today=today) if comes else UNKNOWN
