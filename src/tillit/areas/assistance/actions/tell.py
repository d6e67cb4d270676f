"""Tell the household of what the program decided by itself: the same letter as anybody's, put on
their own pages."""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import transaction

from tillit.areas.assistance.household import parties_of_case
from tillit.areas.assistance.models import MonthDecision, RunLine
from tillit.areas.assistance.types.running import LineState
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.queries import untold
from tillit.casework.decisions.types import SentHow
from tillit.kernel.actor import System
from tillit.kernel.refusal import Moved, Refusal

BATCH = 8

logger = logging.getLogger(__name__)


def tell_decided(*, by: System, at: datetime, count: int = BATCH) -> int:
    """Make and send the letters of some decisions of the program's own (FL 33). One that cannot be
    sent says why in its run, and a person sends it. Returns how many were tried; 0 when none is
    left. Not in a transaction: each letter has its own."""
    made = MonthDecision.objects.filter(
        by_program=True, dropped_at=None, sheet__run_lines__state=LineState.DECIDED,
        sheet__run_lines__said="", sheet__run_lines__failure="",
    )  # fmt: skip
    waiting = made.filter(decision__in=untold(by)).select_related("sheet", "decision")
    rows = list(waiting.order_by("decision__decided_at", "pk").distinct()[:count])
    for row in rows:
        _tell(row, by=by, at=at)
    return len(rows)


def _tell(row: MonthDecision, *, by: System, at: datetime) -> None:
    case_id = row.sheet.case_id
    how = {party.person_id: SentHow.DIGITAL for party in parties_of_case(by, case_id, at)}
    try:
        with suppress(Moved):  # somebody else has just sent it
            decisions.notify(row.decision_id, how=how, by=by, at=at)
    except Refusal as refusal:
        _leave(row, said=str(refusal))
    except Exception as failure:
        # The kind of failure only: its text may hold somebody's name.
        logger.error("A letter of the month run failed: %s", type(failure).__name__)
        _leave(row, failure=type(failure).__name__[:80])


def _leave(row: MonthDecision, **why: str) -> None:
    """A person sends it, and reads why the program could not."""
    with transaction.atomic():
        RunLine.objects.filter(sheet_id=row.sheet_id, state=LineState.DECIDED).update(**why)
