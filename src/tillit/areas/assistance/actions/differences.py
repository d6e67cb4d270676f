"""Close what the bank booked otherwise than told, with a note of what it was.

A closed line is a line that somebody has looked at: nothing of the money changes by it. What it
stops stays stopped, and a new line about the same payment stands there again.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tillit.areas.assistance.events import DifferenceClosed
from tillit.areas.assistance.models import BookedLine, PaymentOrder
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.trust.audit.actions import record

from .files import works_with_money

SAY_WHAT = "Skriv vad det var och vad som är gjort."
CLOSED = "Raden är redan stängd. Läs sidan igen."


@transaction.atomic
def close_difference(order_id: UUID, *, note: str, by: Staff, at: datetime) -> None:
    """All lines of a payment that wait, by who pays in the unit and may read the case: also of a
    case that is closed. The second of two loses."""
    mine = PaymentOrder.objects.filter(
        pk=order_id, decided__sheet__case__in=visible_cases(by, at=at),
        decided__sheet__case__unit_id__in=works_with_money(by),
    ).select_related("decided__sheet")  # fmt: skip
    row = the_one(mine)
    if row is None:
        raise NotThere
    lines = BookedLine.objects.filter(order=row, waits=True)
    answers = sorted(set(lines.values_list("answer_id", flat=True)))
    _close(lines, note, by=by, at=at)
    for answer in answers:
        event = DifferenceClosed(answer=answer, order=row.pk, case=row.decided.sheet.case_id)
        record(event, by=by, at=at)


@transaction.atomic
def close_stranger(line_id: int, *, note: str, by: Staff, at: datetime) -> None:
    """One line that belongs to no payment of ours: the account's, so anybody who pays may."""
    works_with_money(by)
    lines = BookedLine.objects.filter(pk=line_id, order=None)
    found = lines.first()
    if found is None:
        raise NotThere
    _close(lines.filter(waits=True), note, by=by, at=at)
    record(DifferenceClosed(answer=found.answer_id, order=None, case=None), by=by, at=at)


def _close(lines: "QuerySet[BookedLine]", note: str, *, by: Staff, at: datetime) -> None:
    if not note.strip():
        raise Refusal(SAY_WHAT)
    if not lines.update(
        waits=False, closed_by=by.id, closed_by_name=by.name, closed_at=at, note=note.strip()
    ):
        raise Refusal(CLOSED)
