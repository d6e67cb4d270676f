"""What the bank says, read back: each report and statement once, each payment to the öre.

A payment is known by the name that we gave it (end-to-end), never by its sum or its account: a line
without a name that we know is kept and shown, and belongs to nobody.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance import ports
from tillit.areas.assistance.differing import went_elsewhere
from tillit.areas.assistance.events import AnswerRead
from tillit.areas.assistance.models import (
    BankAnswer,
    BookedLine,
    FileLine,
    PaymentFile,
    PaymentOrder,
)
from tillit.areas.assistance.months import month_follows
from tillit.areas.assistance.orders import GONE, move, settled_of, tell
from tillit.areas.assistance.types.banking import AnswerKind, ReadBack, is_duplicate
from tillit.areas.assistance.types.paying import (
    Booking,
    Direction,
    Outcome,
    Settled,
    Statement,
    StatementKind,
    StatusReport,
    payment_of,
)
from tillit.areas.assistance.workflow import PAYMENT, PaymentStage
from tillit.casework.decisions.actions import unmark_ordered
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import record

from .files import NO_BANK, sent, works_with_money

NOT_OURS = "Svaret gäller en fil som inte är gjord här. Inget är läst in."
UNDONE_AND_SENT = (
    "Banken har fått en fil som är ångrad här. Inget är läst in. Ring banken nu, innan något mer "
    "skickas: samma pengar kan vara på väg två gånger."
)
NOT_READABLE = "Filen går inte att läsa som ett svar från banken. Inget är läst in."
NOT_THE_SAME = (
    "Ett annat kontoutdrag med samma nummer är redan inläst. Inget är läst in. Fråga banken."
)
OTHER_ACCOUNT = "Kontoutdraget gäller ett annat konto än kommunens. Inget är läst in."
KINDS = {StatementKind.ACCOUNT: AnswerKind.ACCOUNT, StatementKind.ADVICE: AnswerKind.ADVICE}


@transaction.atomic
def read_answer(content: bytes, *, by: Staff, at: datetime) -> ReadBack:
    """Read what the bank said: a report on a file, or statements. All of it or nothing."""
    works_with_money(by)
    bank = ports.bank()
    if bank is None:
        raise Refusal(NO_BANK)
    try:
        report = bank.report_in(content)
    except ValueError:
        try:
            statements = bank.statements_in(content)
        except ValueError:
            raise Refusal(NOT_READABLE)
        return _statements(statements, bank.payer.account.number, by=by, at=at)
    return _report(report, by=by, at=at)


def _report(report: StatusReport, *, by: Staff, at: datetime) -> ReadBack:
    file = _file_of(report.message_id, by)
    if report.count not in (None, file.orders) or report.total not in (None, file.kronor):
        raise Refusal("Svaret gäller ett annat antal eller en annan summa än filen. " + ASK)
    lines = {line.name: line for line in _lines(file)}
    if unknown := {each.end_to_end for each in report.payments} - lines.keys():
        raise Refusal(f"Svaret nämner {len(unknown)} betalningar som inte står i filen. " + ASK)
    answer = _kept(AnswerKind.REPORT, report.message_id, repr(report), file, by=by, at=at)
    if answer is None:
        return ReadBack(AnswerKind.REPORT, nothing_new=True)
    twice = any(is_duplicate(code) for code in (report.code, *(x.code for x in report.payments)))
    if report.whole is Outcome.REJECTED and twice:
        # The bank has the file already: what it said of it the first time holds.
        return ReadBack(AnswerKind.REPORT, duplicate=True)
    if file.sent_at is None:
        sent(file, by=by, at=at)
        lines = {line.name: line for line in _lines(file)}
    said = {each.end_to_end: (each.outcome, each.code) for each in report.payments}
    count = Counter[str]()
    for name, line in lines.items():
        outcome, code = said.get(name, (report.whole, report.code))
        if report.whole is Outcome.REJECTED:
            outcome = Outcome.REJECTED
        if outcome is Outcome.REJECTED and is_duplicate(code):
            continue  # the bank has it already: it is not free to be paid again
        count[_said_of(line, outcome, code or report.code, answer, by=by, at=at)] += 1
    return ReadBack(
        AnswerKind.REPORT, accepted=count["accept"], refused=count["reject"], duplicate=twice
    )


ASK = "Inget är läst in. Fråga banken."


def _file_of(message_id: str, by: Staff) -> PaymentFile:
    try:
        mine = PaymentFile.objects.filter(unit_id__in=works_with_money(by))
        file = the_one(mine.filter(pk=UUID(hex=message_id)))
    except ValueError:
        file = None
    if file is None:
        raise Refusal(NOT_OURS)
    if file.undone_at is not None:  # the orders may stand in another file
        raise Refusal(UNDONE_AND_SENT)
    return file


def _lines(file: PaymentFile) -> Iterable[FileLine]:
    return file.lines.select_related("order__decided__sheet", "order__payee")


def _said_of(
    line: FileLine, outcome: Outcome, code: str, answer: BankAnswer, *, by: Staff, at: datetime
) -> str:
    """The step that the bank's word leads to, if any. What it has refused in this file is free for
    another one: a later word on this file does not touch it."""
    verb = {Outcome.ACCEPTED: "accept", Outcome.REJECTED: "reject"}.get(outcome, "")
    if line.refused_at is not None or verb not in PAYMENT.verbs_at(PaymentStage(line.order.stage)):
        return ""
    if verb == "reject":
        _refuse(line, verb, code, answer, by=by, at=at)
    else:
        _go(line.order, verb, by=by, at=at)
    return verb


def _refuse(
    line: FileLine, verb: str, code: str, answer: BankAnswer | None, *, by: Staff, at: datetime
) -> None:
    """Nobody has got the money: the order is free again, and the decision is not carried out. Who
    read the answer is remembered with it: somebody else says that it is paid again."""
    FileLine.objects.filter(pk=line.pk).update(refused_at=at, code=code[:4], refused_by=answer)
    _go(line.order, verb, by=by, at=at)
    decision = line.order.decided.decision_id
    brief = briefs(by, [decision])[decision]
    if brief.ordered and brief.in_force:
        unmark_ordered(decision, by=by, at=at)


def _go(order: PaymentOrder, verb: str, *, by: Staff, at: datetime) -> None:
    move(order, verb, {}, by=by, at=at)
    tell(order, verb, order.decided.sheet.case_id, by=by, at=at)


def _kept(
    kind: AnswerKind, bank_id: str, words: str, file: PaymentFile | None, *, by: Staff, at: datetime
) -> BankAnswer | None:
    """The answer as a row, or None when it was read before. Refused when a statement of the same
    name said something else."""
    digest = hashlib.sha256(words.encode()).hexdigest()
    same = BankAnswer.objects.filter(kind=kind, bank_id=bank_id[:64])
    if same.filter(sha256=digest).exists():
        return None
    row = BankAnswer(
        kind=kind, bank_id=bank_id[:64], sha256=digest, file=file, read_by=by.id,
        read_by_name=by.name, read_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refusal(NOT_THE_SAME)
    record(AnswerRead(answer=row.pk, kind=kind), by=by, at=at)
    return row


def _statements(
    statements: tuple[Statement, ...], account: str, *, by: Staff, at: datetime
) -> ReadBack:
    if not statements:
        raise Refusal(NOT_READABLE)
    if any(each.account != account for each in statements):
        raise Refusal(OTHER_ACCOUNT)
    kind, count, new = KINDS[statements[0].kind], Counter[str](), False
    touched = set[UUID]()
    for each in statements:
        words = repr((each, [booking.account for booking in each.bookings]))
        answer = _kept(KINDS[each.kind], each.id, words, None, by=by, at=at)
        new = new or answer is not None
        equals = Counter[tuple[object, ...]]()
        for booking in each.bookings if answer else ():
            key = (booking.entry, booking.end_to_end, booking.direction, booking.amount,
                   booking.booked_on)  # fmt: skip
            row = _booked(answer, booking, equals[key])
            equals[key] += 1
            if row is not None and row.order_id is None:
                count["strangers"] += 1
            elif row is not None and row.order_id is not None:
                touched.add(row.order_id)
    for order_id in sorted(touched):
        count.update(_settle(order_id, kind, by=by, at=at))
    return ReadBack(
        kind, booked=count["book"], reconciled=count["reconcile"], nothing_new=not new,
        came_back=count["come_back"], differ=count["differ"], strangers=count["strangers"],
    )  # fmt: skip


def _booked(answer: BankAnswer | None, booking: Booking, equal: int) -> BookedLine | None:
    """The line as a row; None when it is known from another statement. `equal`: how many lines
    just like it came before it in this one."""
    assert answer is not None
    order = _order_of(booking.end_to_end)
    row = BookedLine(
        answer=answer, kind=answer.kind, entry=booking.entry[:64],
        end_to_end=booking.end_to_end[:64], kronor=booking.amount, code=booking.code,
        direction=booking.direction.value, booked_on=booking.booked_on,
        order=order, equal=equal, elsewhere=order is not None and went_elsewhere(order, booking),
        waits=order is None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return None
    return row


def _order_of(end_to_end: str) -> PaymentOrder | None:
    """Only what has stood in a file of ours, by the name of that round, is ours."""
    named = payment_of(end_to_end)
    if named is None:
        return None
    rows = FileLine.objects.filter(order_id=named[0], round=named[1])
    line = the_one(rows.select_related("order__payee"))
    return line.order if line else None


def _settle(order_id: UUID, kind: AnswerKind, *, by: Staff, at: datetime) -> list[str]:
    """Take the steps that the bookings show, and the month's own. An advice says that the money
    has left; a statement of the account settles it."""
    order = PaymentOrder.objects.select_related("decided__sheet", "payee").get(pk=order_id)
    steps = _steps(order, settled_of(order, kind), kind)
    if steps == ["differ"]:  # all of it stands on the page until somebody has closed it
        order.booked.filter(closed_at=None).update(waits=True)
    for verb in steps if steps != ["differ"] else ():
        if verb == "come_back":
            _come_back(order, by=by, at=at)
        else:
            _go(order, verb, by=by, at=at)
    month_follows(order.decided.sheet, by=by, at=at)
    return steps


def _steps(order: PaymentOrder, said: Settled, kind: AnswerKind) -> list[str]:
    stage = PaymentStage(order.stage)
    way = {
        PaymentStage.IN_FILE: ["send", "accept"],
        PaymentStage.SENT: ["accept"],
        PaymentStage.ACCEPTED: [],
        PaymentStage.BOOKED: [],
        PaymentStage.RECONCILED: [],
    }.get(stage)
    if said is Settled.NOT_BOOKED:
        return []
    if way is None or said not in (Settled.PAID, Settled.RETURNED):
        return ["differ"]  # also what is booked and here is refused, taken back or waiting
    if said is Settled.RETURNED:
        return [*way, "come_back"]
    if stage not in GONE:
        way = [*way, "book"]
    settles = kind is AnswerKind.ACCOUNT and stage != PaymentStage.RECONCILED
    return [*way, "reconcile"] if settles else way


def _come_back(order: PaymentOrder, *, by: Staff, at: datetime) -> None:
    line = (
        order.lines.filter(refused_at=None, undone=False)
        .select_related("order__decided__sheet")
        .get()
    )
    back = order.booked.filter(direction=Direction.BACK.value).order_by("pk").last()
    line.order = order
    FileLine.objects.filter(pk=line.pk).update(came_back=True)
    answer = back.answer if back else None
    _refuse(line, "come_back", back.code if back else "", answer, by=by, at=at)
