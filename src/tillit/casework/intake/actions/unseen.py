"""A report that nobody may open is given to somebody who may: no child is lost between walls."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import tell
from tillit.casework.cases.types import NoticeKind
from tillit.kernel.actor import Actor, System
from tillit.trust.access.actions import assign
from tillit.trust.access.queries import unseen_reports
from tillit.trust.access.types import AssignedAs

PROGRAM = System("no-report-unseen")


@transaction.atomic
def rescue_unseen(*, only: Iterable[UUID] | None = None, by: Actor, at: datetime) -> int:
    """Give every report that nobody in its unit may open to leaders of other units in the same
    secrecy area, and tell them. Returns how many. Safe to run as often as one likes: done when a
    report is matched, and by the job that looks for late assessments (a leader may have left)."""
    found = unseen_reports(PROGRAM, at=at, only=only)
    for line_id, staff in found.items():
        for staff_id in sorted(staff):
            assign(
                line_id, staff_id, assigned_as=AssignedAs.DEPUTY, ground="unseen",
                by=by, at=at,
            )  # fmt: skip
        tell(NoticeKind.UNSEEN, line_id, staff, by=by, at=at)
    return len(found)
