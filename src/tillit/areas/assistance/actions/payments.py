"""Open what is decided, ordered, told to the bank and answered in a unit, on one page."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from tillit.areas.assistance.differing import how_they_differ, waiting_lines
from tillit.areas.assistance.gate import shared_accounts
from tillit.areas.assistance.models import (
    BookedLine,
    FileLine,
    MonthDecision,
    PaymentFile,
    PaymentOrder,
)
from tillit.areas.assistance.orders import ANOTHER, Before, what_was_before, why_not, why_not_send
from tillit.areas.assistance.paydays import pay_day
from tillit.areas.assistance.showing import payee_line
from tillit.areas.assistance.types.payees import PaidFor, PayeeKind, WayToPay
from tillit.areas.assistance.types.paying import Direction
from tillit.areas.assistance.types.payments import (
    FileRow,
    OrderLine,
    PaymentsView,
    PlanView,
    Stranger,
    ToPlan,
)
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.queries import DecisionBrief, briefs
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.access.queries import units as units_of
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .files import works_with_money
from .many import payees_of, shared_by_cases, to_plan, usual_day, why_not_clean

SHOWN_FOR = timedelta(days=40)  # what is paid is shown a month and some more; then on its month
# Sent, and the bank has said nothing of it: what it booked otherwise stands for itself.
NOT_SAID = Q(
    order__stage=PaymentStage.SENT, refused_at=None, undone=False, order__booked__isnull=True
)
DONE = (PaymentStage.BOOKED, PaymentStage.RECONCILED, PaymentStage.CANCELLED)


@transaction.atomic
def open_payments(*, by: Staff, at: datetime, unit: UUID | None = None) -> PaymentsView:
    """All that the actor may read of what is to be paid and was paid lately, in one unit where it
    is said. NotThere for who does not work with assistance (there). Nothing of an account is shown
    but its last digits."""
    units = works_with_money(by, unit)
    rows = _orders(by, units, at=at)
    waiting = list(to_plan(by, at=at, unit=unit))
    found = briefs(by, [x.decided.decision_id for x in rows] + [x.decision_id for x in waiting])
    cases = {x.decided.sheet.case for x in rows} | {x.sheet.case for x in waiting}
    people = lines_of(by, {case.person_id for case in cases})
    payees = payees_of(waiting)
    shared = shared_by_cases(payees)
    note_read(
        "list_payments", by=by, at=at, shown=sorted({case.pk for case in cases}),
        shows=(Shows.IDENTITY, Shows.CONTENT), count=len(rows) + len(waiting),
    )  # fmt: skip
    before = what_was_before(rows, by, at=at)
    refused, differ = _refused(rows), how_they_differ(rows)
    return PaymentsView(
        to_plan=tuple(
            _to_plan(
                x, people[x.sheet.case.person_id],
                why_not_clean(
                    x, found[x.decision_id], payees.get(x.sheet.case_id, []), shared, at=at
                ),
            )
            for x in waiting
            if found[x.decision_id].in_force and found[x.decision_id].outcome.gives_service
        ),
        orders=tuple(
            _line(
                x, people[x.decided.sheet.case.person_id], found[x.decided.decision_id], before,
                refused.get(x.pk), differ.get(x.pk, ""), by, at=at,
            )
            for x in rows
        ),
        files=_files(units, by, at=at),
        strangers=_strangers(),
        day=_day(
            [row.sheet.month for row in waiting],
            PaymentOrder.objects.filter(decided__sheet__case__unit_id__in=units), at=at,
        ),
    )  # fmt: skip


@transaction.atomic
def open_plan(decision_id: UUID, *, by: Staff, at: datetime) -> PlanView:
    """One decision with money to plan, and to whom it may go. NotThere when nothing is left."""
    row = to_plan(by, at=at).filter(decision_id=decision_id).first()
    if row is None:
        raise NotThere
    case = row.sheet.case
    brief = briefs(by, [row.decision_id])[row.decision_id]
    payees = payees_of([row]).get(case.pk, [])
    note_read(
        "open_payment_plan", by=by, at=at, object_id=case.pk, person_id=case.person_id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY),
    )  # fmt: skip
    person = lines_of(by, [case.person_id])[case.person_id]
    shared = shared_accounts(payees)
    why = why_not_clean(row, brief, payees, shared_by_cases({case.pk: payees}), at=at)
    orders = PaymentOrder.objects.filter(decided__sheet__case__unit_id=case.unit_id)
    lines = tuple(
        (payee_line(each, shared), each.name.reveal() if each.kind in _NAMED else "")
        for each in payees
    )
    return PlanView(
        _to_plan(row, person, why), case.pk, lines, _day([row.sheet.month], orders, at=at)
    )


def _day(months: list[date], orders: "QuerySet[PaymentOrder]", *, at: datetime) -> date:
    """The day to suggest: the chosen one for the latest month that waits, else the usual."""
    chosen = pay_day(max(months), today=day_of(at)) if months else None
    return chosen or usual_day(orders, at=at)


_NAMED = (PayeeKind.LANDLORD,)  # a person's name stands on the case; a protected one's nowhere


def payment_units(*, by: Staff, at: datetime) -> tuple[tuple[UUID, str], ...]:
    """The units that somebody pays in, by name. NotThere for who pays in none."""
    mine = works_with_money(by)
    return tuple((x.id, x.name) for x in units_of(by, UnitKind.ASSISTANCE) if x.id in mine)


def _orders(by: Staff, units: Collection[UUID], *, at: datetime) -> list[PaymentOrder]:
    """Those on their way, paid lately, or with a line of the bank's that nobody has closed."""
    seen = Q(decided__sheet__case__in=visible_cases(by, at=at))
    unit = Q(decided__sheet__case__unit_id__in=units)
    late = ~Q(stage__in=DONE) | Q(pay_on__gte=(at - SHOWN_FOR).date())
    late &= ~Q(stage=PaymentStage.CANCELLED)
    rows = PaymentOrder.objects.filter(seen, unit, late | Q(pk__in=waiting_lines()))
    rows = rows.select_related("payee", "decided__sheet__case").order_by("pay_on", "pk")
    return list(rows.prefetch_related("lines", "booked"))


def _refused(rows: list[PaymentOrder]) -> dict[UUID, FileLine]:
    """The latest time that the bank refused each of them, or sent it back."""
    ids = [row.pk for row in rows if row.stage == PaymentStage.REJECTED]
    lines = FileLine.objects.filter(order__in=ids).exclude(refused_at=None).order_by("refused_at")
    return {line.order_id: line for line in lines}


def _to_plan(row: MonthDecision, person: PersonLine, why: str) -> ToPlan:
    sheet = row.sheet
    return ToPlan(
        row.decision_id, sheet.pk, sheet.case.number, person, sheet.month, row.kronor - row.ordered,
        why,
    )  # fmt: skip


def _line(
    row: PaymentOrder, person: PersonLine, brief: DecisionBrief, before: Before,
    refused: FileLine | None, differs: str, by: Staff, *, at: datetime,
) -> OrderLine:  # fmt: skip
    stops = ""
    if row.stage == PaymentStage.PLANNED:
        stops = why_not(row, brief, before, by, at=at)
    elif row.stage == PaymentStage.APPROVED:
        stops = why_not_send(row, brief, at=at)
        if not stops and row.by_hand and row.planned_by == by.id:
            stops = ANOTHER
    sheet, payee = row.decided.sheet, payee_line(row.payee, ())
    return OrderLine(
        id=row.pk, sheet_id=sheet.pk, number=sheet.case.number, person=person, month=sheet.month,
        purpose=PaidFor(row.purpose), payee=PayeeKind(row.payee.kind), way=WayToPay(row.payee.way),
        digits=payee.last_digits, kronor=row.kronor, pay_on=row.pay_on,
        stage=PaymentStage(row.stage), planned_by=row.planned_by_name, why_not=stops,
        second=row.by_hand or row.payee_id not in before.paid,
        code=refused.code if refused else None,
        came_back=bool(refused and refused.came_back), differs=differs,
    )  # fmt: skip


def _files(units: Collection[UUID], by: Staff, *, at: datetime) -> tuple[FileRow, ...]:
    """The files that wait for something, and those of the last weeks. Who may not read every case
    in one sees that it is there, and cannot open it."""
    rows = PaymentFile.objects.filter(unit_id__in=units)
    unsaid = FileLine.objects.filter(NOT_SAID).values("file")
    waits = Q(sent_at=None, undone_at=None) | Q(pk__in=unsaid)
    rows = rows.filter(waits | Q(made_at__gte=at - SHOWN_FOR))
    files = list(rows.order_by("-made_at"))
    lines = FileLine.objects.filter(file__in=[each.pk for each in files])
    hidden = set(
        lines.exclude(order__decided__sheet__case__in=visible_cases(by, at=at)).values_list(
            "file_id", flat=True
        )
    )
    sent = lines.filter(NOT_SAID)
    unread: Counter[UUID] = Counter(dict(sent.values_list("file_id").annotate(Count("pk"))))
    return tuple(
        FileRow(
            each.pk, each.pay_on, each.orders, each.kronor, each.made_by_name, each.made_at,
            each.sent_by_name, each.sent_at, each.undone_by_name, each.undone_at,
            each.pk not in hidden, unread[each.pk],
        )
        for each in files
    )  # fmt: skip


def _strangers() -> tuple[Stranger, ...]:
    """What the bank has booked without a name of ours and nobody has closed: the account's, not
    the unit's."""
    rows = BookedLine.objects.filter(order=None, waits=True).order_by("-booked_on", "pk")
    back = Direction.BACK.value
    return tuple(Stranger(x.pk, x.entry, x.kronor, x.direction == back, x.booked_on) for x in rows)
