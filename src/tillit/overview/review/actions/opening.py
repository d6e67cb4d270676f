"""Open the review: who looks at the log leaves a leaf in it too."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Role, Staff
from tillit.kernel.refusal import NotThere
from tillit.overview.review import policies, queries
from tillit.overview.review.models import ReviewRow
from tillit.overview.review.types import OwnPage, ReviewPage, RowView
from tillit.trust.audit.actions import note_read


@transaction.atomic
def open_review(*, week_id: UUID | None = None, by: Staff, at: datetime) -> ReviewPage:
    """What waits for the actor, and the weeks. Raises NotThere for who reviews nothing."""
    page = queries.review_page(by, week_id=week_id, at=at)
    rows = (*page.glass, *page.look, *page.drawn, *page.judged)
    _note(by, at, "open_log_review", [row.id for row in rows])
    return page


@transaction.atomic
def open_row(row_id: UUID, *, by: Staff, at: datetime) -> tuple[RowView, tuple[RowView, ...]]:
    """One row, with what was asked and answered, and the rows that are part of it."""
    row = ReviewRow.objects.filter(pk=row_id).first()
    if row is None:
        raise NotThere
    policies.check_may_judge(by, row)
    found, parts = queries.row_with_parts(by, row, at=at)
    _note(by, at, "open_log_review", [row.pk, *(part.id for part in parts)])
    return found, parts


@transaction.atomic
def open_own_readings(*, by: Staff, at: datetime) -> OwnPage:
    """What the actor has read in the last weeks, and how it was explained."""
    page = queries.own_page(by, at=at)
    note_read("open_own_readings", by=by, at=at, ground="own", count=len(page.rows))
    return page


def _note(by: Staff, at: datetime, verb: str, rows: list[UUID]) -> None:
    ground = "reviewer" if by.has(Role.REVIEWER) else "leader"
    note_read(verb, by=by, at=at, ground=ground, shown=rows, count=len(rows))
