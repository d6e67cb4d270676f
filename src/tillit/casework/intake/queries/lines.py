"""Children in reports as lines of a list. A constant number of queries, however many they are."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tillit.casework.cases.queries import clocks_on
from tillit.casework.cases.types import ClockLine
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.types import (
    Channel,
    FeedbackState,
    Inbox,
    InboxLine,
    InboxView,
    ReporterKind,
    Safety,
)
from tillit.casework.intake.workflow import DECIDED, Stage
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.law.calendar import age_on
from tillit.registers.people.queries import lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.access.queries import visible_ids
from tillit.trust.access.types import GuardKind

UNKNOWN = "Okänt barn"
UNBORN = "Väntat barn"
PAGE = 50
MOST_NEAR = 1000
# What a list never shows, and therefore neither reads nor opens.
UNREAD = (
    "said_about", "report__text", "report__reporter_name", "report__reporter_contact",
    "report__reporter_organisation", "report__reporter_role",
)  # fmt: skip


def visible_lines(actor: Actor, *, at: datetime) -> "QuerySet[ReportedChild]":
    """All lines that the actor may read."""
    return ReportedChild.objects.filter(pk__in=visible_ids(actor, at=at, kind=GuardKind.REPORT))


def inbox(actor: Actor, view: InboxView, *, at: datetime, offset: int = 0) -> Inbox:
    """One page of the inbox, late and soonest first; what was decided last comes first there.

    The caller leaves a leaf in the log (actions.open_inbox).
    """
    mine = _kept(actor, at)
    filters = _filters(at)
    counts, late = _counted(mine, filters, at)
    rows = mine.filter(filters[view]).order_by(*_order(view)).select_related("report")
    page = list(rows.defer(*UNREAD)[offset : offset + PAGE])
    lines = tuple(lines_from(actor, page, at=at))
    return Inbox(lines, counts, counts[view], _last(mine, page), late)


def _last(mine: "QuerySet[ReportedChild]", page: list[ReportedChild]) -> datetime | None:
    """When the newest came: told only where the list is empty."""
    if page:
        return None
    return mine.order_by("-received_at").values_list("received_at", flat=True).first()


def inbox_counts(actor: Actor, *, at: datetime) -> dict[InboxView, int]:
    """How many lines each view of the inbox holds for the actor. Numbers only, in one query."""
    return _counted(_kept(actor, at), _filters(at), at)[0]


def _counted(
    rows: "QuerySet[ReportedChild]", filters: dict[InboxView, Q], at: datetime
) -> tuple[dict[InboxView, int], int]:
    """The number under every filter, and of late protection assessments. One query."""
    counted = rows.aggregate(
        **{each.name: Count("pk", filter=where) for each, where in filters.items()},
        late_protection=Count("pk", filter=protection_is_late(at)),
    )
    return {each: int(counted[each.name]) for each in InboxView}, int(counted["late_protection"])


def protection_is_late(at: datetime) -> Q:
    """The children whose protection assessment should have been made (D01)."""
    return Q(stage=Stage.RECEIVED, protection_due_at__lt=at)


def _kept(actor: Actor, at: datetime) -> "QuerySet[ReportedChild]":
    return visible_lines(actor, at=at).filter(put_away_at=None)


def neighbours(
    actor: Actor, line_id: UUID, view: InboxView, *, at: datetime
) -> tuple[UUID | None, UUID | None]:
    """The lines before and after one in the inbox, in its order. Ids only, in one query. When the
    line is not in that list any more, the first of the list comes next."""
    mine = _kept(actor, at).filter(_filters(at)[view])
    ids = list(mine.order_by(*_order(view)).values_list("pk", flat=True)[:MOST_NEAR])
    if line_id not in ids:
        return None, ids[0] if ids else None
    place = ids.index(line_id)
    return (
        ids[place - 1] if place else None,
        ids[place + 1] if place + 1 < len(ids) else None,
    )


def _order(view: InboxView) -> tuple[str, ...]:
    """Late and soonest first; what was decided last comes first there."""
    first = ("-decided_at",) if view is InboxView.DECIDED else ("next_due_at", "received_at")
    return (*first, "pk")


def _filters(at: datetime) -> dict[InboxView, Q]:
    answers = Q(feedback=FeedbackState.ASKED, stage__in=DECIDED - {Stage.SENT_ON})
    undecided = ~Q(stage__in=DECIDED)
    return {
        InboxView.ALL: undecided | answers,
        InboxView.NEW: Q(stage=Stage.RECEIVED),
        InboxView.ASSESSED: Q(stage=Stage.ASSESSED),
        InboxView.ANSWERS: answers,
        InboxView.LATE: Q(next_due_at__lt=at),
        InboxView.DECIDED: Q(stage__in=DECIDED),
    }


def lines_from(
    actor: Actor,
    rows: Sequence[ReportedChild],
    *,
    at: datetime,
    reveal: frozenset[UUID] = frozenset(),
) -> list[InboxLine]:
    """Rows (with their reports) as lines: persons, clocks and number of children in one go each."""
    people = lines_of(actor, [row.person_id for row in rows if row.person_id], reveal=reveal)
    clocks = clocks_on(actor, [row.pk for row in rows], at=at)
    of = _how_many(row.report_id for row in rows)
    return [
        _line(row, people.get(row.person_id) if row.person_id else None, clocks, of, at)
        for row in rows
    ]


def _how_many(report_ids: Iterable[UUID]) -> dict[UUID, int]:
    rows = ReportedChild.objects.filter(report__in=set(report_ids)).values("report")
    return {row["report"]: row["n"] for row in rows.annotate(n=Count("pk")).order_by()}


def _line(
    row: ReportedChild,
    person: PersonLine | None,
    clocks: dict[UUID, list[ClockLine]],
    of: dict[UUID, int],
    at: datetime,
) -> InboxLine:
    report, today = row.report, day_of(at)
    return InboxLine(
        id=row.pk,
        report_id=row.report_id,
        number=row.number,
        of=of[row.report_id],
        stage=Stage(row.stage),
        called=_called(row, person),
        age=_age(row, person, today),
        unborn=row.unborn,
        person=person,
        channel=Channel(report.channel),
        reporter_kind=ReporterKind(report.reporter_kind),
        reporter_category=report.reporter_category,
        safe_now=Safety(report.safe_now),
        received_at=row.received_at,
        decided_at=row.decided_at,
        feedback=FeedbackState(row.feedback),
        alarmed=row.alarmed_at is not None,
        clocks=tuple(clocks.get(row.pk, ())),
    )


def _called(row: ReportedChild, person: PersonLine | None) -> str:
    if row.unborn:
        return f"{UNBORN}, {person.name}" if person else UNBORN
    if person is not None:
        return person.name
    return row.said_name.reveal() if row.said_name else UNKNOWN


def _age(row: ReportedChild, person: PersonLine | None, today: date) -> int | None:
    if row.unborn:
        return None
    if person is not None:
        return person.age_on(today)
    return age_on(date.fromisoformat(row.said_born.reveal()), today) if row.said_born else None
