"""Many payments at once, each in a transaction of its own: one that is stopped stops no other.

Nothing is looser here than one by one: `plan_payment` and `approve_payment` say no as ever, and
what asks for a person's eye (another account, several payees, cash) is left with its reason.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from tillit.areas.assistance.models import MonthDecision, Payee, PaymentOrder
from tillit.areas.assistance.orders import what_was_before, why_not
from tillit.areas.assistance.types.payees import PaidFor, PayeeKind, WayToPay
from tillit.areas.assistance.types.payments import Many
from tillit.areas.assistance.workflow import PaymentStage
from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.queries import DecisionBrief, briefs
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of, short_day
from tillit.law.calendar import add_months, next_working_day

from .files import works_with_money
from .pay import approve_payment, plan_payment

PART = "En del är redan planerad."
NO_ACCOUNT = "Det finns inget konto att betala till."
SEVERAL = "Det finns flera mottagare."
NOT_OWN = "Mottagaren är inte den sökandes eget konto."
NOT_YET = "Kontot är inte bekräftat av en andra kollega."
STAFFS = "Kontot är en kollegas lönekonto."
STOPPED_BY_THEM = "Hushållet har stoppat kontot på Mina sidor."
SHARED = "Samma konto används av ett annat hushåll."
ONE_BY_ONE = "Nytt konto eller för hand: en andra kollega godkänner för sig."
NOT_FOR_YOU = "Du får läsa ärendet men inte ändra i det."


def plan_clean(
    month: date, *, pay_on: date, by: Staff, at: datetime, unit: UUID | None = None
) -> Many:
    """Order everything that a month's decisions grant, where there is one way to do it: all of it,
    to the applicant's own account that two have checked. The rest is left with its reason. In
    one unit where it is said."""
    rows = list(to_plan(by, at=at, unit=unit).filter(sheet__month=month.replace(day=1)))
    found, payees = briefs(by, [row.decision_id for row in rows]), payees_of(rows)
    shared = shared_by_cases(payees)
    left = Counter[str]()
    todo: list[Callable[[], object]] = []
    for row in rows:
        to = payees.get(row.sheet.case_id, [])
        if why := why_not_clean(row, found[row.decision_id], to, shared, at=at):
            left[why] += 1
            continue
        todo.append(_plan(row, to[0], pay_on, by=by, at=at))
    return _each(todo, left)


def _plan(
    row: MonthDecision, to: Payee, pay_on: date, *, by: Staff, at: datetime
) -> Callable[[], object]:
    return lambda: plan_payment(
        row.decision_id, payee_id=to.pk, purpose=PaidFor.SUPPORT, kronor=row.kronor, pay_on=pay_on,
        by=by, at=at,
    )  # fmt: skip


def approve_many(orders: Iterable[UUID], *, by: Staff, at: datetime) -> Many:
    """Approve those that one person may approve: to an account that money has gone to before. What
    takes two is left, also where the actor is the second: that is looked at one by one."""
    works_with_money(by)
    rows = PaymentOrder.objects.filter(
        pk__in=set(orders), stage=PaymentStage.PLANNED,
        decided__sheet__case__in=visible_cases(by, at=at),
    ).select_related("payee", "decided").prefetch_related("lines", "booked")  # fmt: skip
    waiting = list(rows.order_by("pk"))
    found = briefs(by, [row.decided.decision_id for row in waiting])
    before = what_was_before(waiting, by, at=at)
    left = Counter[str]()
    todo: list[Callable[[], object]] = []
    for row in waiting:
        why = why_not(row, found[row.decided.decision_id], before, by, at=at)
        if why or row.by_hand or row.payee_id not in before.paid:
            left[why or ONE_BY_ONE] += 1
        else:
            todo.append(_approve(row.pk, by=by, at=at))
    return _each(todo, left)


def _approve(order_id: UUID, *, by: Staff, at: datetime) -> Callable[[], object]:
    return lambda: approve_payment(order_id, by=by, at=at)


def _each(todo: Iterable[Callable[[], object]], left: Counter[str]) -> Many:
    went = 0
    for act in todo:
        try:
            with transaction.atomic():
                act()
            went += 1
        except Refusal as refusal:
            left[str(refusal)] += 1
        except NotThere:
            left[NOT_FOR_YOU] += 1
    return Many(went, tuple(left.most_common()))


def to_plan(by: Staff, *, at: datetime, unit: UUID | None = None) -> "QuerySet[MonthDecision]":
    """The decisions that the actor may read, with money that nobody has ordered. They may have
    fallen since: the brief of each says so."""
    rows = MonthDecision.objects.filter(
        dropped_at=None, kronor__gt=F("ordered"), sheet__case__in=visible_cases(by, at=at),
        sheet__case__unit_id__in=works_with_money(by, unit),
    )  # fmt: skip
    return rows.select_related("sheet__case").order_by("sheet__month", "pk")


def payees_of(rows: Iterable[MonthDecision]) -> Mapping[UUID, list[Payee]]:
    """Who may get money in each case, those written in first."""
    found: dict[UUID, list[Payee]] = {}
    cases = {row.sheet.case_id for row in rows}
    for each in Payee.objects.filter(case_id__in=cases, ended_at=None).order_by("added_at", "pk"):
        found.setdefault(each.case_id, []).append(each)
    return found


def shared_by_cases(payees: Mapping[UUID, list[Payee]]) -> frozenset[str]:
    """The marks of accounts that more than one case is paid on, whichever they are: also where
    both are among those asked about. A landlord's giro is many people's. One query."""
    marks = {row.account_mark for some in payees.values() for row in some} - {""}
    rows = Payee.objects.filter(account_mark__in=marks, ended_at=None)
    pairs = set(rows.exclude(kind=PayeeKind.LANDLORD).values_list("account_mark", "case_id"))
    count = Counter(mark for mark, _ in pairs)
    return frozenset(mark for mark, cases in count.items() if cases > 1)


def why_not_clean(
    row: MonthDecision, brief: DecisionBrief, to: list[Payee], shared: frozenset[str],
    *, at: datetime,
) -> str:  # fmt: skip
    """Why a decision is not planned without a person's eye; nothing where it is clean."""
    if not brief.in_force or not brief.outcome.gives_service:
        return "Beslutet gäller inte."
    if row.ordered:
        return PART
    if len(to) != 1:
        return SEVERAL if to else NO_ACCOUNT
    payee = to[0]
    if payee.kind != PayeeKind.APPLICANT or payee.way == WayToPay.BY_HAND:
        return NOT_OWN
    if payee.stopped_at is not None:
        return STOPPED_BY_THEM
    if payee.approved_at is None:
        return NOT_YET
    if payee.salary_of is not None:
        return STAFFS
    if payee.held_until is not None and at < payee.held_until:
        return f"Kontot är nytt. Inget betalas ut dit före {short_day(day_of(payee.held_until))}."
    return SHARED if payee.account_mark in shared else ""


def usual_day(orders: "QuerySet[PaymentOrder]", *, at: datetime) -> date:
    """The day to suggest: that of the latest payment, a month later, on a working day; else the
    next working day. Our own suggestion: no rule says a day, and whoever plans may change it."""
    today = day_of(at)
    last = orders.exclude(stage=PaymentStage.CANCELLED).order_by("-pay_on").first()
    if last is not None and last.pay_on >= today:
        return next_working_day(last.pay_on)
    following = add_months(last.pay_on, 1) if last is not None else today
    return next_working_day(max(following, today))
