"""Meetings of the elected and the lists to the board."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.models import BoardList, Decision, Meeting
from tillit.casework.decisions.policies import check_may_make_lists
from tillit.casework.decisions.types import (
    COURT,
    BoardListView,
    Body,
    DecisionLine,
    ListLine,
    MeetingLine,
    Outcome,
)
from tillit.casework.decisions.workflow import IN_FORCE, Stage
from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of

from .decisions import decision_lines

# Numbers over all cases, for who writes in meetings and lists: nothing about anybody.
_board = asking(System("board"))


@_board
def decided_at_meeting(actor: Actor, meeting_id: UUID, decision_id: UUID) -> bool:
    """Whether the decision was written in at this meeting, for a secretary who may no longer read
    the case. Nobody else is told."""
    if not isinstance(actor, Staff) or not actor.has(Role.BOARD_SECRETARY):
        return False
    rows = Decision.objects.filter(pk=decision_id, meeting_id=meeting_id)
    return rows.exclude(decided_at=None).exists()


@_board
def meetings(actor: Actor, *, only_open: bool = False, limit: int = 50) -> list[MeetingLine]:
    """Meetings, the latest first. They say nothing about residents."""
    rows = Meeting.objects.all()
    if only_open:
        rows = rows.filter(closed_at=None)
    return [_meeting(row) for row in _counted(rows).order_by("-held_on", "-registered_at")[:limit]]


@_board
def meeting(actor: Actor, meeting_id: UUID) -> MeetingLine:
    """One meeting. Raises NotThere."""
    row = _counted(Meeting.objects.filter(pk=meeting_id)).first()
    if row is None:
        raise NotThere
    return _meeting(row)


def agenda(actor: Actor, meeting_id: UUID, *, at: datetime) -> list[DecisionLine]:
    """What stands on a meeting's agenda, or was decided there, in cases the actor may read."""
    rows = Decision.objects.filter(meeting=meeting_id, case__in=visible_cases(actor, at=at))
    return decision_lines(actor, rows.select_related("case").order_by("proposed_at"))


@_board
def waiting_for_list(actor: Actor, *, at: datetime) -> int:
    """How many delegated decisions the board has not been told of."""
    check_may_make_lists(actor)
    rows = Decision.objects.filter(stage__in=[*IN_FORCE, Stage.REPLACED], told=None)
    return rows.filter(decided_at__lte=at).exclude(decided_as__in=[Body.BOARD, COURT]).count()


def board_lists(actor: Actor) -> list[BoardListView]:
    """The lists, the latest first, without their rows."""
    check_may_make_lists(actor)
    return [_view(row, ()) for row in BoardList.objects.order_by("-made_at")[:100]]


def board_list(actor: Actor, list_id: UUID) -> BoardListView:
    """One list with its rows. Raises NotThere."""
    check_may_make_lists(actor)
    row = BoardList.objects.filter(pk=list_id).first()
    if row is None:
        raise NotThere
    lines = tuple(
        ListLine(
            number=each.number,
            decided_on=each.decided_on,
            law=each.law,
            type_name=each.type_name,
            outcome=Outcome(each.outcome).words,
            decided_by=each.decided_by,
            delegation_number=each.delegation_number,
        )
        for each in row.rows.order_by("order")
    )
    return _view(row, lines)


def _view(row: BoardList, lines: tuple[ListLine, ...]) -> BoardListView:
    return BoardListView(
        id=row.pk,
        made_on=day_of(row.made_at),
        since=day_of(row.since) if row.since else None,
        made_by=row.made_by,
        reported_on=row.reported_on,
        paragraph=row.paragraph,
        lines=lines,
    )


def _counted(rows: "QuerySet[Meeting]") -> "QuerySet[Meeting]":
    waiting = Count("decisions", filter=Q(decisions__stage=Stage.PROPOSED))
    decided = Count("decisions", filter=~Q(decisions__stage__in=[Stage.PROPOSED, Stage.WITHDRAWN]))
    return rows.annotate(waiting=waiting, done=decided).prefetch_related("members")


def _meeting(row: Meeting) -> MeetingLine:
    return MeetingLine(
        id=row.pk,
        body=Body(row.body),
        name=row.name,
        held_on=row.held_on,
        chair=row.chair,
        members=tuple(member.name for member in row.members.all()),
        urgent_because=row.urgent_because,
        secretary=row.secretary_name,
        waiting=getattr(row, "waiting", 0),
        decided=getattr(row, "done", 0),
        closed=row.closed_at is not None,
    )
