"""The list of delegated decisions for the board (KL 6:40)."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.decisions import policies
from tillit.casework.decisions.events import BoardListMade, BoardListReported
from tillit.casework.decisions.models import BoardList, BoardListRow, Decision
from tillit.casework.decisions.types import COURT, Body, Outcome
from tillit.casework.decisions.workflow import IN_FORCE, Stage
from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking
from tillit.kernel.refusal import Moved, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record


@asking(System("board"))  # every case: what is on the list names nobody
@transaction.atomic
def make_board_list(*, by: Actor, at: datetime) -> UUID:
    """Put every decision made by delegation, and not told of yet, on a list. No names of
    residents are on it. A decision is told of once."""
    policies.check_may_make_lists(by)
    stages = [*IN_FORCE, Stage.REPLACED]
    rows = Decision.objects.filter(stage__in=stages, told=None, decided_at__lte=at)
    waiting = list(rows.exclude(decided_as__in=[Body.BOARD, COURT]).order_by("decided_at", "pk"))
    if not waiting:
        raise Refusal(
            "Det finns inga nya delegationsbeslut att anmäla. "
            "Gör listan när något nytt är beslutat."
        )
    before = BoardList.objects.order_by("-made_at").first()
    made = BoardList.objects.create(
        since=before.made_at if before else None, made_at=at, made_by=getattr(by, "name", "")
    )
    try:
        with transaction.atomic():
            BoardListRow.objects.bulk_create(
                _row(made, order, row) for order, row in enumerate(waiting, start=1)
            )
    except IntegrityError:
        raise Moved("Någon annan har just gjort listan. Läs sidan igen.")
    ids = tuple(row.pk for row in waiting)
    record(BoardListMade(board_list=made.pk, decisions=ids), by=by, at=at)
    return made.pk


@transaction.atomic
def report_board_list(list_id: UUID, *, on: date, paragraph: str, by: Actor, at: datetime) -> None:
    """The board was told of the list at a meeting."""
    policies.check_may_make_lists(by)
    text = policies.check_text(paragraph, "Skriv paragrafen i nämndens protokoll.")
    if on > day_of(at):
        raise Refusal("Mötet har inte varit än. Ändra dagen.")
    same = BoardList.objects.filter(pk=list_id, reported_on=None)
    if not same.update(reported_on=on, paragraph=text[:40]):
        raise Moved("Listan är redan anmäld. Läs sidan igen.")
    record(BoardListReported(board_list=list_id, on=on), by=by, at=at)


def _row(made: BoardList, order: int, row: Decision) -> BoardListRow:
    assert row.decided_at is not None  # only what is decided comes on the list
    return BoardListRow(
        board_list=made,
        decision=row,
        order=order,
        number=row.number,
        decided_on=day_of(row.decided_at),
        law=row.law,
        type_name=row.type_name,
        outcome=Outcome(row.outcome),
        decided_by=row.decided_by_name,
        delegation_number=row.delegation_number or row.paragraph,
    )
