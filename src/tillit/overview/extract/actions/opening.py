"""Look at extracts: those that wait, the lines of one, one line. Each look leaves a leaf."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import NotThere
from tillit.law.disclosure import Recipient
from tillit.overview.extract.models import Extract, ExtractLine
from tillit.overview.extract.policies import REVIEWERS, check_may_review, reviewed_by
from tillit.overview.extract.presenting import Eyes, eyes_of, line_view, records_for
from tillit.overview.extract.readers import TABLE as READERS
from tillit.overview.extract.readers import WORDS as READ_WORDS
from tillit.overview.extract.types import (
    ExtractView,
    Holds,
    How,
    KindLine,
    LineView,
    ReviewView,
    Show,
    State,
)
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.ports import holdings

GROUND = "extract"
ON_A_PAGE = 20
LATEST = 100
SHOWN = (Shows.IDENTITY, Shows.CONTACT, Shows.CONTENT, Shows.REPORTER, Shows.THIRD_PARTY)


@transaction.atomic
def open_extracts(*, by: Staff, at: datetime) -> list[ExtractView]:
    """The extracts that the actor may review, open ones first; those that have ended for a while
    too, the newest first."""
    if by.is_guest or not by.has(*REVIEWERS):
        raise NotThere
    rows = counted(reviewed_by(by, at=at)).order_by("-asked_at")
    found = [_view(row, by) for row in rows[:LATEST]]
    named = lines_of(by, {id for each in found for id in (each.person_id, each.for_id)})
    found = [_named(each, {id: line.name for id, line in named.items()}) for each in found]
    shown = [each.person_id for each in found]
    note_read("open_extracts", by=by, at=at, ground=GROUND, shown=shown, count=len(found))
    return sorted(found, key=lambda each: not each.is_open)


@transaction.atomic
def open_review(
    extract_id: UUID, *, show: Show = Show.LEFT, kind: str = "", first: int = 0, by: Staff,
    at: datetime,
) -> ReviewView:  # fmt: skip
    """A page of the lines, the oldest first, as the actor may see them; all, or of one kind."""
    row = _extract(extract_id, by, at)
    all_ = list(row.lines.order_by("place"))
    eyes = eyes_of(row, all_, by=by, at=at)
    mine = [line for line in all_ if eyes.sees(line)]
    kinds = {each: [line for line in mine if _is(each, line)] for each in Show}
    tables = Counter(line.table for line in kinds[show])
    kind = kind if kind in tables else ""
    shown = [line for line in kinds[show] if kind in ("", line.table)]
    first = min(max(0, first), max(0, len(shown) - 1)) // ON_A_PAGE * ON_A_PAGE
    on_page = shown[first : first + ON_A_PAGE]
    _note("open_extract_review", row, by, at, count=len(on_page))
    return ReviewView(
        extract=_head(row, by),
        show=show,
        lines=tuple(_views(row, on_page, eyes, by)),
        first=first,
        of=len(shown),
        others=sum(1 for line in all_ if not line.ruling and not eyes.sees(line)),
        counts={each: len(lines) for each, lines in kinds.items()},
        kinds=_kinds(tables),
        kind=kind,
        latest=_latest(mine, by),
    )


@transaction.atomic
def open_line(
    extract_id: UUID, line_id: UUID, *, by: Staff, at: datetime
) -> tuple[ExtractView, LineView]:
    """One line, to look at closely."""
    row = _extract(extract_id, by, at)
    line, eyes = line_of(row, line_id, by=by, at=at)
    _note("open_extract_line", row, by, at, count=1)
    found = _views(row, [line], eyes, by)
    if not found:
        raise NotThere
    return _head(row, by), found[0]


def line_of(
    row: Extract, line_id: UUID, *, by: Staff, at: datetime
) -> tuple[ExtractLine, Eyes]:  # fmt: skip
    """A line of an extract, when it is the actor's to decide about. Raises NotThere."""
    line = row.lines.filter(pk=line_id).first()
    if line is None:
        raise NotThere
    eyes = eyes_of(row, [line], by=by, at=at)
    if not eyes.sees(line):
        raise NotThere
    return line, eyes


def _extract(extract_id: UUID, by: Actor, at: datetime) -> Extract:
    row = Extract.objects.filter(pk=extract_id).first()
    if row is None:
        raise NotThere
    check_may_review(by, row.person_id, at=at)
    return row


def _note(verb: str, row: Extract, by: Actor, at: datetime, *, count: int) -> None:
    note_read(
        verb, by=by, at=at, object_id=row.person_id, person_id=row.person_id, shows=SHOWN,
        ground=GROUND, shown=[row.pk], count=count,
    )  # fmt: skip


def _views(row: Extract, lines: list[ExtractLine], eyes: Eyes, by: Actor) -> list[LineView]:
    records = records_for(row, lines, by=by)
    there = [(line, records.get((line.table, line.row))) for line in lines]
    return [line_view(line, record, eyes) for line, record in there if record]


def _kinds(tables: Mapping[str, int]) -> tuple[KindLine, ...]:
    words = {each.table: each.words for each in holdings()} | {READERS: READ_WORDS}
    found = (KindLine(table, words[table], many) for table, many in tables.items())
    return tuple(sorted(found, key=lambda each: each.words))


def _latest(lines: list[ExtractLine], by: Staff) -> tuple[datetime, int] | None:
    """What the actor decided last: all that was decided in one go has the same moment."""
    own = Counter(line.at for line in lines if line.ruling and line.by_name == by.name and line.at)
    return max(own.items(), default=None)


def _is(show: Show, line: ExtractLine) -> bool:
    others = set(line.holds) - {Holds.STAFF}
    return {
        Show.LEFT: not line.ruling,
        Show.DECIDED: bool(line.ruling),
        Show.OTHERS: bool(others),
        Show.PLAIN: not others,
        Show.ALL: True,
    }[show]


def is_plain(line: ExtractLine) -> bool:
    """Whether a line tells of the person alone, as far as can be told without reading it."""
    return _is(Show.PLAIN, line)


def counted(rows: "QuerySet[Extract]") -> "QuerySet[Extract]":
    """The same rows, each with how many lines it has and how many are decided about."""
    return rows.annotate(
        all_lines=Count("lines"), decided=Count("lines", filter=~Q(lines__ruling=""))
    )


def _head(row: Extract, by: Actor) -> ExtractView:
    found = counted(Extract.objects.filter(pk=row.pk)).get()
    named = lines_of(by, {row.person_id, row.for_id})
    return _named(_view(found, by), {id: line.name for id, line in named.items()})


def _named(view: ExtractView, names: dict[UUID, str]) -> ExtractView:
    return replace(view, name=names.get(view.person_id, ""), for_name=names.get(view.for_id, ""))


def _view(row: Extract, by: Actor) -> ExtractView:
    return ExtractView(
        id=row.pk,
        person_id=row.person_id,
        name="",
        for_id=row.for_id,
        for_name="",
        recipient=Recipient[row.recipient.upper()],
        how=How(row.how),
        asked_on=row.asked_on,
        asked_at=row.asked_at,
        note=row.note,
        state=State(row.state),
        begun_by=row.begun_by_name,
        ended_by=row.ended_by_name,
        ended_at=row.ended_at,
        lines=getattr(row, "all_lines", 0),
        decided=getattr(row, "decided", 0),
        silent=row.silent,
    )
