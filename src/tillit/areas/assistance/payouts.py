"""What the bank is told of each payment: as little as it can pay by.

A household with somebody protected is never named, and nothing says what the money is: neither the
payee's own bank nor whoever reads an account's lines need know.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from tillit.kernel.actor import Staff
from tillit.registers.people.queries import lines_of

from .accounts import account_of
from .models import Payee, PaymentOrder, SheetRow
from .types.payees import PayeeKind, WayToPay
from .types.paying import Payout, Purpose
from .types.words import Section


def payouts(orders: Sequence[PaymentOrder], by: Staff) -> tuple[Payout, ...]:
    """The payments of a file. Three queries, however many they are."""
    near = _near(orders)
    lines = lines_of(by, {id_ for each in near.values() for id_ in each})
    # Whoever the reader may not even see is hidden too.
    open_ = {id_ for id_, line in lines.items() if not line.protection.holds}
    return tuple(_payout(order, hide=not near[order.pk] <= open_) for order in orders)


def _near(orders: Sequence[PaymentOrder]) -> dict[UUID, set[UUID]]:
    """Everybody whose protection hides the name of the one who is paid: the household of that
    month, children too, and whoever gets the money. Also who was taken out of the month."""
    found = defaultdict[UUID, set[UUID]](set)
    rows = SheetRow.objects.filter(
        sheet__in={order.decided.sheet_id for order in orders}, section=Section.HOUSEHOLD,
        person__isnull=False,
    )  # fmt: skip
    for sheet, person in rows.values_list("sheet_id", "person_id"):
        found[sheet].add(person)
    return {order.pk: found[order.decided.sheet_id] | _own(order) for order in orders}


def _own(order: PaymentOrder) -> set[UUID]:
    application = order.decided.sheet.application
    co_applicant = application.co_applicant_id if application else None
    people = (order.decided.sheet.case.person_id, order.payee.person_id, co_applicant)
    return {id_ for id_ in people if id_}


def _payout(order: PaymentOrder, *, hide: bool) -> Payout:
    payee = order.payee
    landlord = payee.kind == PayeeKind.LANDLORD
    reference = _reference(payee)
    ocr = reference.isdigit() and 2 <= len(reference) <= 25
    assert payee.account is not None  # the table holds it for all but what is handed over
    return Payout(
        id=order.pk,
        to=account_of(WayToPay(payee.way), payee.account.reveal()),
        amount=Decimal(order.kronor),
        purpose=Purpose.SUPPLIER if landlord else Purpose.PERSON,
        name="" if hide and not landlord else payee.name.reveal(),
        text="" if ocr else reference,
        reference=reference if ocr else "",
        round=order.lines.count() + 1,
    )


def _reference(payee: Payee) -> str:
    """What a landlord or a firm with a giro knows the bill by. To a private account nothing is
    written: a word there may say what the money is, or hold a personal number."""
    firm = payee.kind == PayeeKind.LANDLORD or payee.way == WayToPay.GIRO
    return payee.reference.reveal() if firm and payee.reference is not None else ""
