"""The program plans the payments of what it decided itself. A person approves them and makes the
file: the program alone never lets money go.

Only what a colleague's press would have planned with all the others, to an account that money has
gone to before, on the day that the municipality has chosen. What anything has happened to since the
decision, or what a person has begun with, stands on the page as ever.
"""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from tillit.areas.assistance.gate import is_on
from tillit.areas.assistance.matching import PROGRAM
from tillit.areas.assistance.models import (
    MonthDecision,
    Payee,
    PaymentOrder,
    RecoveryClaim,
    SheetRow,
    SheetWarning,
)
from tillit.areas.assistance.orders import paid_before
from tillit.areas.assistance.paydays import pay_day
from tillit.areas.assistance.types.payees import PaidFor
from tillit.areas.assistance.types.words import Section, WarningState
from tillit.casework.decisions.queries import briefs
from tillit.kernel.actor import System
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import protection_of

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
    known = paid_before({each.pk for some in payees.values() for each in some})
    for row in rows:
        to = payees.get(row.sheet.case_id, [])
        clean = not why_not_clean(row, found[row.decision_id], to, shared, at=at)
        clean = clean and to[0].pk in known and not _moved_on(row)
        _try(row, to[0] if clean else None, days[row.sheet.month], by=by, at=at)
    return len(rows)


def _waiting(at: datetime) -> "QuerySet[MonthDecision]":
    rows = MonthDecision.objects.filter(
        by_program=True,
        dropped_at=None,
        ordered=0,
        kronor__gt=0,
        plan_tried_at=None,
        decision__decided_at__gte=at - BACK,
    ).exclude(pk__in=PaymentOrder.objects.values("decided"))  # a person has begun with it
    return rows.select_related("sheet__case").order_by("decision__decided_at", "pk")


def _moved_on(row: MonthDecision) -> bool:
    """Whether something has come up since the program decided: a warning, a claim, a protected
    identity. The gate asked of all that then; what is paid is asked for now."""
    people = SheetRow.objects.filter(
        sheet=row.sheet_id, section=Section.HOUSEHOLD, removed_at=None, person__isnull=False
    ).values_list("person_id", flat=True)
    waits = [each for each in WarningState if each.waits]
    return (
        SheetWarning.objects.filter(sheet=row.sheet_id, state__in=waits).exists()
        or RecoveryClaim.objects.filter(
            sheet__case_id=row.sheet.case_id, dropped_at=None, left__gt=0
        ).exists()
        or any(protection_of(PROGRAM, each).holds for each in people if each)
    )


def _try(
    row: MonthDecision, to: Payee | None, day: date, *, by: System, at: datetime
) -> None:  # fmt: skip
    """Take it by compare-and-set, so that two workers do not, and plan it in the same transaction.
    What goes wrong is this household's alone, and a person's from now on."""
    same = MonthDecision.objects.filter(pk=row.pk, plan_tried_at=None, orders=None)
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
        same.update(plan_tried_at=at)
