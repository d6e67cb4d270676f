"""The program plans the payments of what it decided itself. A person approves them and makes the
file: the program alone never lets money go.

Only what a colleague's press would have planned with all the others, on the day that the
municipality has chosen. The rest stands on the page with its reason, as ever.
"""

import logging
from contextlib import suppress
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from tillit.areas.assistance.gate import is_on
from tillit.areas.assistance.models import MonthDecision, Payee
from tillit.areas.assistance.paydays import pay_day
from tillit.areas.assistance.types.payees import PaidFor
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import System
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of

from .many import payees_of, shared_by_cases, why_not_clean
from .pay import plan_payment

BATCH = 16
BACK = timedelta(days=14)  # older ones are a person's: somebody has had time to look

logger = logging.getLogger(__name__)


def plan_own(*, by: System, at: datetime, count: int = BATCH) -> int:
    """Plan some of the payments that nobody has planned. Each in a transaction of its own; each is
    tried once, and then it is a person's. Returns how many were tried; 0 when none is left, when
    the automatic decisions are turned off or when no payment day is chosen."""
    if not is_on(at=at):
        return 0
    waiting = _waiting(at)
    months = set(waiting.order_by().values_list("sheet__month", flat=True))
    chosen = {month: pay_day(month, today=day_of(at)) for month in months}
    days = {month: day for month, day in chosen.items() if day is not None}
    rows = list(waiting.filter(sheet__month__in=days)[:count])
    payees, found = payees_of(rows), briefs(by, [row.decision_id for row in rows])
    shared = shared_by_cases(payees)
    for row in rows:
        to = payees.get(row.sheet.case_id, [])
        clean = not why_not_clean(row, found[row.decision_id], to, shared, at=at)
        _try(row, to[0] if clean else None, days[row.sheet.month], by=by, at=at)
    return len(rows)


def _waiting(at: datetime) -> "QuerySet[MonthDecision]":
    rows = MonthDecision.objects.filter(
        by_program=True, dropped_at=None, ordered=0, kronor__gt=0, plan_tried_at=None,
        decision__decided_at__gte=at - BACK,
    )  # fmt: skip
    return rows.select_related("sheet__case").order_by("decision__decided_at", "pk")


def _try(
    row: MonthDecision, to: Payee | None, day: date, *, by: System, at: datetime
) -> None:  # fmt: skip
    """Take it by compare-and-set, so that two workers do not, and plan it in the same transaction.
    What goes wrong is this household's alone, and a person's from now on."""
    same = MonthDecision.objects.filter(pk=row.pk, plan_tried_at=None)
    try:
        with transaction.atomic():
            if not same.update(plan_tried_at=at) or to is None:
                return
            plan_payment(
                row.decision_id, payee_id=to.pk, purpose=PaidFor.SUPPORT, kronor=row.kronor,
                pay_on=day, by=by, at=at,
            )  # fmt: skip
    except (Refusal, Moved):
        same.update(plan_tried_at=at)
    except Exception as failure:
        # The kind of failure only: its text may hold somebody's name.
        logger.error("A payment was not planned: %s", type(failure).__name__)
        with suppress(Exception):
            same.update(plan_tried_at=at)
