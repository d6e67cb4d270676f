"""Payment files: made of what is approved, read out the same each time, sent by people.

An order stands in one file at a time (the database holds it), and a file and all that is said of it
are written in one transaction: what is killed in the middle has not happened.
"""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tillit.areas.assistance import ports
from tillit.areas.assistance.alone import one_at_a_time, why_not_alone
from tillit.areas.assistance.events import FileMade, FileSent
from tillit.areas.assistance.models import FileLine, PaymentFile, PaymentOrder
from tillit.areas.assistance.orders import (
    LATE,
    MOVED,
    booked_all_the_same,
    move,
    tell,
    why_not_send,
)
from tillit.areas.assistance.payouts import payouts
from tillit.areas.assistance.types.paying import LeftOut, PayoutRun
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Role, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

NO_BANK = "Kommunens konto är inte inställt. Be den som sköter systemet."
NOTHING = "Inget är godkänt att betala till den dagen."
HELD = "Inget är godkänt som kan skickas den dagen."
UNSEEN = "Du får inte läsa ärendet. En kollega som får det gör den filen."
ALTERED = "Filen är ändrad sedan den gjordes. Skicka den inte. Säg till den som sköter systemet."
UNDONE = "Filen är ångrad och får inte skickas. Gör en ny fil."


def works_with_money(by: Staff, unit: UUID | None = None) -> frozenset[UUID]:
    """The units for assistance where somebody works, or the one of them that is asked for.
    NotThere for everybody else."""
    kind, roles = str(UnitKind.ASSISTANCE), (Role.SOCIAL_WORKER, Role.LEADER)
    found = frozenset(s.unit_id for s in by.seats if s.kind == kind and s.role in roles)
    if unit is not None:
        found &= {unit}
    if not found:
        raise NotThere
    return found


@transaction.atomic
def make_file(unit_id: UUID, *, pay_on: date, by: Staff, at: datetime) -> UUID:
    """A file of all that is approved to be paid until a day, and that the actor may read. What
    something stands in the way of stays where it is: `left_out` says why. Returns the file's id."""
    if unit_id not in works_with_money(by):
        raise NotThere
    bank = ports.bank()
    if bank is None:
        raise Refusal(NO_BANK)
    if pay_on < day_of(at):
        raise Refusal("Utbetalningsdagen har varit. Välj en dag framåt.")
    one_at_a_time(by, at=at)
    orders, left = _ready(unit_id, pay_on, by=by, at=at)
    if not orders:
        raise Refusal(_nothing(left))
    id_ = new_id()
    run = PayoutRun(id_, bank.payer, at, pay_on, payouts(orders, by))
    content = bank.file_of(run)
    file = PaymentFile.objects.create(
        pk=id_, unit_id=unit_id, pay_on=pay_on, orders=len(orders), kronor=run.total,
        sha256=hashlib.sha256(content).hexdigest(), content=content.decode(), made_by=by.id,
        made_by_name=by.name, made_at=at,
    )  # fmt: skip
    for order in orders:
        _put_in(file, order, by=by, at=at)
    record(FileMade(file=id_, unit=unit_id, pay_on=pay_on, orders=len(orders)), by=by, at=at)
    return id_


def left_out(unit_id: UUID, pay_on: date, *, by: Staff, at: datetime) -> tuple[LeftOut, ...]:
    """What is approved to be paid until a day and would not be in the actor's file, each with its
    reason. What they may not read is told as a number alone: somebody else must make that file."""
    if unit_id not in works_with_money(by):
        raise NotThere
    return _ready(unit_id, pay_on, by=by, at=at)[1]


def _ready(
    unit_id: UUID, pay_on: date, *, by: Staff, at: datetime
) -> tuple[list[PaymentOrder], tuple[LeftOut, ...]]:
    every = PaymentOrder.objects.filter(
        decided__sheet__case__unit_id=unit_id, stage=PaymentStage.APPROVED, by_hand=False,
        pay_on__lte=pay_on,
    )  # fmt: skip
    mine = every.filter(decided__sheet__case__in=visible_cases(by, at=at))
    rows = list(
        mine.select_related("payee", "decided__sheet__case", "decided__sheet__application")
        .prefetch_related("lines", "booked").order_by("pk")
    )  # fmt: skip
    found = briefs(by, [row.decided.decision_id for row in rows])
    whys = {row.pk: why_not_send(row, found[row.decided.decision_id], at=at) for row in rows}
    alone = why_not_alone(by, [row for row in rows if not whys[row.pk]], at=at)
    left = [
        LeftOut(why, 1, row.pk, row.decided.sheet.case_id, row.kronor)
        for row in rows
        if (why := whys[row.pk] or alone.get(row.pk, ""))
    ]
    if unseen := every.count() - len(rows):
        left.append(LeftOut(UNSEEN, unseen))
    held = {each.order for each in left}
    return [row for row in rows if row.pk not in held], tuple(left)


def _nothing(left: tuple[LeftOut, ...]) -> str:
    if not left:
        return NOTHING
    return f"{HELD} {left[0].why}"


def _put_in(file: PaymentFile, order: PaymentOrder, *, by: Staff, at: datetime) -> None:
    move(order, "put_in_file", {}, by=by, at=at)
    try:
        with transaction.atomic():
            FileLine.objects.create(
                file=file, order=order, kronor=order.kronor, round=order.lines.count() + 1
            )
    except IntegrityError:  # it stands in another file
        raise Moved(MOVED)
    tell(order, "put_in_file", order.decided.sheet.case_id, by=by, at=at)


@transaction.atomic
def download_file(file_id: UUID, *, by: Staff, at: datetime) -> bytes:
    """The file as it was made: the same bytes each time. Refused when they are not."""
    file = file_to_open(file_id, by=by, at=at)
    content: bytes = file.content.reveal().encode()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        raise Refusal(ALTERED)
    _check_not_booked(file)
    if file.undone_at is not None:
        raise Refusal(UNDONE)
    note_read("download_payment_file", by=by, at=at, object_id=file.pk,
              shows=(Shows.IDENTITY, Shows.CONTENT), count=file.orders)  # fmt: skip
    return content


@transaction.atomic
def mark_sent(file_id: UUID, *, by: Staff, at: datetime) -> None:
    """Say that the bank has got the file. Twice is once."""
    file = file_to_open(file_id, by=by, at=at)
    if file.sent_at is None:
        _check_not_booked(file)
        sent(file, by=by, at=at)


def _check_not_booked(file: PaymentFile) -> None:
    """A payment of it was booked in an earlier round after the file was made: the file stays here,
    until the bank itself has answered on it."""
    lines = file.lines.filter(order__stage=PaymentStage.IN_FILE).select_related("order")
    if any(booked_all_the_same(line.order) for line in lines):
        raise Refusal(LATE + " Skicka inte filen.")


def sent(file: PaymentFile, *, by: Staff, at: datetime) -> None:
    """The file and its orders as sent; also where the bank's own answer shows that it was."""
    same = PaymentFile.objects.filter(pk=file.pk, sent_at=None, undone_at=None)
    if not same.update(sent_at=at, sent_by_name=by.name):
        raise Moved("Filen är redan skickad, eller ångrad. Läs sidan igen.")
    for line in file.lines.filter(order__stage=PaymentStage.IN_FILE).select_related(
        "order__decided__sheet"
    ):
        move(line.order, "send", {}, by=by, at=at)
        tell(line.order, "send", line.order.decided.sheet.case_id, by=by, at=at)
    record(FileSent(file=file.pk), by=by, at=at)


def file_to_open(file_id: UUID, *, by: Staff, at: datetime) -> PaymentFile:
    """A file of one's unit, when one may read every case in it. NotThere otherwise: it holds the
    accounts of all."""
    file = the_one(PaymentFile.objects.filter(pk=file_id, unit_id__in=works_with_money(by)))
    if file is None:
        raise NotThere
    others = FileLine.objects.filter(file=file).exclude(
        Q(order__decided__sheet__case__in=visible_cases(by, at=at))
    )
    if others.exists():
        raise NotThere
    return file
