"""What is read about notices of eviction: the list, one for its letter, and how a year went."""

from collections import Counter
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from tillit.areas.assistance.models import EvictionNotice
from tillit.areas.assistance.types.evictions import (
    NoticeCounts,
    NoticeEnd,
    NoticeFrom,
    NoticeKind,
    NoticeView,
)
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.calendar import add_months
from tillit.law.deadlines import due
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.audit.actions import note_read

CODE = "D38"
A_YEAR = 12
SHOWN_AFTER = timedelta(days=60)  # how long what has ended can be taken up again from the list


@transaction.atomic
def open_notices(*, by: Staff, at: datetime) -> list[NoticeView]:
    """The notices that have not ended, in cases that the actor may read: what nobody has confirmed
    first, then by the day of the eviction. The read is noted."""
    rows = list(_visible(by, at).filter(ended_at=None).order_by("received_at", "pk"))
    rows.sort(key=lambda row: (row.confirmed_at is not None, row.eviction_on or date.max))
    return _views("list_eviction_notices", rows, by, at)


@transaction.atomic
def ended_notices(*, by: Staff, at: datetime) -> list[NoticeView]:
    """Those that have ended in the last sixty days, the latest first. The read is noted where
    there is something to read."""
    ended = _visible(by, at).filter(ended_at__gt=at - SHOWN_AFTER)
    rows = list(ended.order_by(F("ended_at").desc(), "pk"))
    return _views("list_ended_notices", rows, by, at) if rows else []


@transaction.atomic
def open_notice(notice_id: UUID, *, by: Staff, at: datetime) -> NoticeView:
    """One notice, for its confirmation on paper. The read is noted."""
    row = the_one(_visible(by, at).filter(pk=notice_id))
    if row is None:
        raise NotThere
    (view,) = _views("open_eviction_notice", [row], by, at)
    return view


def notice_counts(*, by: Staff, at: datetime) -> NoticeCounts:
    """How the last twelve months' notices went, in cases that the actor may read: numbers alone,
    without what was written in by mistake."""
    since = add_months(day_of(at), -A_YEAR)
    rows = _visible(by, at).filter(received_at__date__gte=since)
    lines = [row for row in rows if row.ended_as != NoticeEnd.MISTAKE]
    late = sum(_late(row, at) for row in lines)
    ended = Counter(NoticeEnd(row.ended_as) for row in lines if row.ended_as)
    waiting = sum(row.confirmed_at is None and not _late(row, at) for row in lines)
    return NoticeCounts(
        since=since, all=len(lines), on_time=len(lines) - late - waiting, late=late,
        children=sum(bool(row.children) for row in lines), ended=dict(ended),
    )  # fmt: skip


def _visible(actor: Staff, at: datetime) -> QuerySet[EvictionNotice]:
    rows = EvictionNotice.objects.filter(case__in=visible_cases(actor, at=at))
    return rows.select_related("case")


def _views(verb: str, rows: list[EvictionNotice], by: Staff, at: datetime) -> list[NoticeView]:
    people = lines_of(by, {row.case.person_id for row in rows})
    note_read(verb, by=by, at=at, shown=[row.case_id for row in rows], count=len(rows))
    return [_view(row, people[row.case.person_id], at=at) for row in rows]


def _late(row: EvictionNotice, at: datetime) -> bool:
    return day_of(row.confirmed_at or at) > due(CODE, row.received_at).strict


def _view(row: EvictionNotice, person: PersonLine, *, at: datetime) -> NoticeView:
    sender = NoticeFrom(row.sender)
    return NoticeView(
        id=row.pk, case_id=row.case_id, number=row.case.number, person=person,
        sender=sender, kind=NoticeKind(row.kind), received_at=row.received_at,
        due_on=due(CODE, row.received_at).strict, late=_late(row, at),
        eviction_on=row.eviction_on, kronor=row.kronor, children=row.children, text=row.text,
        confirmed_at=row.confirmed_at, confirmed_by=row.confirmed_by_name,
        confirmed_how=row.confirmed_how, handler=row.handler_name, copied_at=row.copied_at,
        copied_by=row.copied_by_name, copied_how=row.copied_how,
        needs_copy=sender is NoticeFrom.ENFORCEMENT and not row.copied_at,
        ended_at=row.ended_at, ended_as=NoticeEnd(row.ended_as) if row.ended_as else None,
        why=row.why,
    )  # fmt: skip
