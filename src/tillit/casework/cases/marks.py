"""What somebody says is wrong (SoL 14:6), where it stands: on the timeline, in exports, in extracts
and in letters. The post itself never changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from tillit.kernel.swedish import day_of, short_day
from tillit.registers.people.types import PersonLine
from tillit.trust.holdings.types import Mark

from .models import Dispute
from .types import DisputeAnswer, DisputedHow, DisputeLine, TimelineGroup, TimelineItem

TAG = "Personen menar att det är fel"


def marks_on(ids: Iterable[UUID]) -> dict[UUID, list[Mark]]:
    """The marks on these posts, the oldest first. One query."""
    found: dict[UUID, list[Mark]] = defaultdict(list)
    for row in Dispute.objects.filter(object_id__in=list(ids)).order_by("at", "pk"):
        if row.object_id:
            found[row.object_id].append(Mark(row.person_id, said(row)))
    return found


def said(row: Dispute) -> str:
    """The words, the day, and what was decided."""
    return f"{short_day(day_of(row.at))}: {row.text}{answered(row)}"


def answered(row: Dispute) -> str:
    """What was decided, or nothing."""
    if not row.answer or row.answered_at is None:
        return ""
    words = DisputeAnswer(row.answer).words
    return f" {words} {short_day(day_of(row.answered_at))}: {row.answer_why}"


def line_of(row: Dispute, name: str) -> DisputeLine:
    """A mark as pages see it."""
    return DisputeLine(
        id=row.pk,
        what=row.what,
        name=name,
        text=row.text,
        how=DisputedHow(row.how),
        recorded_by=row.recorded_by,
        at=row.at,
        answer=DisputeAnswer(row.answer) if row.answer else None,
        answer_why=row.answer_why,
        answered_by=row.answered_by_name,
        answered_at=row.answered_at,
    )


def with_marks(
    items: list[TimelineItem], rows: Iterable[Dispute], people: Mapping[UUID, PersonLine]
) -> list[TimelineItem]:
    """The timeline with what somebody says is wrong beside each post; notes have theirs already.
    What is said of no post stands by itself."""
    by_post: dict[UUID | None, list[Dispute]] = defaultdict(list)
    there = {item.ref for item in items}
    for row in rows:
        by_post[row.object_id if row.object_id in there else None].append(row)
    loose = by_post.pop(None, [])
    found = [_marked(item, by_post.get(item.ref, []), people) for item in items]
    return found + [_alone(row, people) for row in loose]


def _marked(
    item: TimelineItem, rows: list[Dispute], people: Mapping[UUID, PersonLine]
) -> TimelineItem:
    if not rows:
        return item
    disputes = tuple(f"{_name(row, people)} {said(row)}" for row in rows)
    return replace(item, disputes=(*item.disputes, *disputes), tags=(*item.tags, TAG))


def _alone(row: Dispute, people: Mapping[UUID, PersonLine]) -> TimelineItem:
    return TimelineItem(
        at=row.at,
        kind="dispute",
        group=TimelineGroup.STEPS,
        title=f"{_name(row, people)} menar att något är fel",
        text=f"{row.what + ': ' if row.what else ''}{row.text}{answered(row)}",
        by=row.recorded_by,
        tags=(TAG,),
        ref=row.pk,
    )


def _name(row: Dispute, people: Mapping[UUID, PersonLine]) -> str:
    line = people.get(row.person_id)
    return line.short_name if line else "En person"
