"""An order to pay: what stands in its way, and each of its steps, taken once by compare-and-set."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from tillit.casework.decisions.queries import DecisionBrief
from tillit.kernel.actor import Actor, Staff, System
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of, short_day
from tillit.trust.audit.actions import record

from .alone import alone_today, too_much_alone
from .events import PaymentMoved
from .models import BookedLine, FileLine, Payee, PaymentOrder, PaymentStep
from .types.banking import AnswerKind
from .types.paying import Booking, Direction, Settled, payment_of, settled_by
from .workflow import PAYMENT, PaymentStage, StepNotOpen

YOURS = "Kontot är ditt eget. En annan kollega tar hand om det."
STOPPED = (
    "Hushållet har sagt på Mina sidor att inget ska gå dit. Prata med dem, och byt ut mottagaren."
)
ANOTHER = "En annan kollega än du bekräftar. Be någon i enheten."
MOVED = "Någon annan har just ändrat utbetalningen. Läs den igen."
NOT_NOW = "Det går inte i det läge som utbetalningen har nu. Läs den igen."
LATE = "Banken har bokfört utbetalningen ändå. Fråga banken innan något görs."
WAITS = (PaymentStage.PLANNED, PaymentStage.APPROVED, PaymentStage.IN_FILE)
GONE = (PaymentStage.BOOKED, PaymentStage.RECONCILED)


def paid_before(payees: Collection[UUID]) -> frozenset[UUID]:
    """Those of the payees whose very account money has gone to before, all the way. One query."""
    rows = PaymentOrder.objects.filter(payee_id__in=payees, stage__in=GONE)
    return frozenset(rows.values_list("payee_id", flat=True))


@dataclass(frozen=True)
class Before:
    """What was before, of some orders that wait: the payees that have got money, the decisions of
    which the bank has refused something, and what the actor let go alone that day."""

    paid: frozenset[UUID]
    refused: frozenset[UUID]
    alone: Decimal


def what_was_before(rows: Collection[PaymentOrder], by: Staff | System, *, at: datetime) -> Before:
    """Three queries, however many the orders are."""
    refused = FileLine.objects.filter(
        order__decided__in={row.decided_id for row in rows}, refused_at__isnull=False
    )
    return Before(
        paid_before({row.payee_id for row in rows}),
        frozenset(refused.values_list("order__decided_id", flat=True)),
        alone_today(by, at=at) if isinstance(by, Staff) else Decimal(0),
    )


def why_not(
    row: PaymentOrder,
    brief: DecisionBrief,
    before: Before,
    by: Staff | System,
    *,
    at: datetime,
) -> str:
    """The sentence that says what stands in the way of approving an order, or nothing. `before`:
    of this order with others, so that a page asks once for all."""
    if stopped := why_not_send(row, brief, at=at):
        return stopped
    again = row.decided_id in before.refused
    new = row.by_hand or row.payee_id not in before.paid or again or row.payee.salary_of
    if isinstance(by, Staff):
        if by.id == row.payee.salary_of:
            return YOURS
        alone = ANOTHER if by.id == row.planned_by and new else ""
        return alone or too_much_alone(row, by, before.alone, at=at)
    if isinstance(by, System) and new:
        return "Programmet godkänner bara utbetalningar till den som har fått pengar dit förut."
    return ""


def why_not_send(row: PaymentOrder, brief: DecisionBrief, *, at: datetime) -> str:
    """What stands in the way of money going to the payee at all, whoever asks."""
    payee: Payee = row.payee
    if payee.ended_at is not None:
        return "Mottagaren är utbytt. Planera utbetalningen till den nya."
    if payee.stopped_at is not None:
        return STOPPED
    if payee.approved_at is None:
        return "Mottagaren är ny eller ändrad. En annan kollega bekräftar den först."
    if payee.held_until is not None and at < payee.held_until:
        return f"Kontot är nytt. Inget betalas ut dit före {short_day(day_of(payee.held_until))}."
    if row.stage in WAITS and booked_all_the_same(row):
        return LATE
    if not brief.in_force:
        return "Beslutet gäller inte längre. Ta bort utbetalningen."
    return ""


def order_row(order_id: UUID) -> PaymentOrder:
    """The order of that id, with its payee and decision. NotThere otherwise."""
    rows = PaymentOrder.objects.select_related("payee", "decided").filter(pk=order_id)
    row = the_one(rows)
    if row is None:
        raise NotThere
    return row


def move(
    row: PaymentOrder,
    verb: str,
    changes: dict[str, object],
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """One step of the payment's table. The second of two at once gets Moved."""
    source = PaymentStage(row.stage)
    try:
        target = PAYMENT.after(verb, source)
    except StepNotOpen:
        raise Refusal(NOT_NOW)
    same = PaymentOrder.objects.filter(pk=row.pk, stage=source)
    if not same.update(stage=target, **changes):
        raise Moved(MOVED)
    row.stage = target
    remember(row, verb, source, target, text=text, by=by, at=at)


def tell(row: PaymentOrder, verb: str, case_id: UUID, *, by: Actor, at: datetime) -> None:
    """Write the step in the log."""
    event = PaymentMoved(order=row.pk, case=case_id, step=Code(verb), stage=Code(str(row.stage)))
    record(event, by=by, at=at)


def remember(
    row: PaymentOrder,
    verb: str,
    source: str,
    target: str,
    *,
    text: str = "",
    by: Actor,
    at: datetime,
) -> None:
    """Write the order's own history."""
    PaymentStep.objects.create(
        order=row, verb=verb, source=source, target=target, by_id=getattr(by, "id", None),
        by_name=getattr(by, "name", ""), at=at, text=text,
    )  # fmt: skip


def settled_of(row: PaymentOrder, kind: AnswerKind) -> Settled:
    """How an order stands against what the bank has booked, by lines of one kind: both kinds tell
    of the same money. Each round by its own name: what is booked of an earlier one is late, but
    for what came back and was taken note of."""
    # Sorted here: a page that shows many has asked for the lines of all of them at once.
    rounds = sorted(row.lines.all(), key=lambda line: line.round)
    every = row.booked.all() if rounds else ()
    booked = sorted((x for x in every if x.kind == kind), key=lambda x: (x.booked_on, x.pk))
    stands = [_stands(line, booked) for line in rounds]
    if any(each is not Settled.NOT_BOOKED for each in stands[:-1]):
        return Settled.LATE
    return stands[-1] if stands else Settled.NOT_BOOKED


def _stands(line: FileLine, booked: list[BookedLine]) -> Settled:
    """How one round of an order stands."""
    mine = [x for x in booked if payment_of(x.end_to_end) == (line.order_id, line.round)]
    found = settled_by(
        line.kronor,
        [Booking(x.entry, x.end_to_end, x.kronor, Direction(x.direction), x.booked_on)
         for x in mine],
    )  # fmt: skip
    if line.came_back and found in (Settled.PAID, Settled.RETURNED):
        return Settled.NOT_BOOKED
    elsewhere = any(x.elsewhere for x in mine)
    return Settled.OTHER_ACCOUNT if elsewhere and found is Settled.PAID else found


def booked_all_the_same(row: PaymentOrder) -> bool:
    """Whether the bank has booked an order that waits here: it must not be paid once more."""
    return any(settled_of(row, kind) is not Settled.NOT_BOOKED for kind in AnswerKind)
