"""Rows as others see them."""

from .models import Disposal, DisposalList
from .types import DisposalLine, RemovedList, Step, Why


def line_of(row: Disposal) -> DisposalLine:
    """A row as others see it."""
    return DisposalLine(
        id=row.pk,
        person_id=row.person_id,
        numbers=tuple(row.numbers),
        rule=row.rule,
        source=row.source,
        status=row.status,
        duty_day=row.duty_day,
        done_by=row.done_by,
        step=Step(row.step),
        quarantine_until=row.quarantine_until,
        archive_first=row.archive_first,
        proposed_by=row.proposed_by,
        proposed_by_name=row.proposed_by_name,
        proposed_at=row.proposed_at,
        approved_by_name=row.approved_by_name,
        approved_at=row.approved_at,
        ended_at=row.ended_at,
        left_because=Why(row.left_because) if row.left_because else None,
        rows=row.rows,
        files=row.files,
    )


def list_of(row: DisposalList) -> RemovedList:
    """A list as others see it; `lines` come ready when the caller has prefetched them."""
    lines = sorted(row.lines.all(), key=lambda each: (each.ended_at or row.made_at, each.pk))
    return RemovedList(
        id=row.pk,
        made_at=row.made_at,
        made_by_name=row.made_by_name,
        digest=row.digest,
        lines=tuple(line_of(each) for each in lines),
    )
