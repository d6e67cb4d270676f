"""What disposal needs of reports: each child's line that is no part of a case.

For the review of the log: when each was over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

from .models import ReportedChild
from .numbers import number_of
from .workflow import Stage

IN_A_CASE = (Stage.OPENED, Stage.JOINED)


@dataclass(frozen=True)
class LineFacts:
    """One child in a report that led to no investigation here, or is not decided yet."""

    id: UUID
    person_id: UUID
    received_at: datetime
    decided: bool
    sent_on: bool


def line_facts(persons: Iterable[UUID] | None = None) -> Iterator[LineFacts]:
    """Every such line whose child is known, or those of these persons. One query."""
    rows = ReportedChild.objects.exclude(person=None).exclude(stage__in=IN_A_CASE)
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    columns = ("pk", "person_id", "received_at", "decided_at", "stage")
    for id_, person, received, decided, stage in rows.order_by("received_at").values_list(*columns):
        yield LineFacts(id_, person, received, decided is not None, stage == Stage.SENT_ON)


def put_away(actor: Actor, line_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When these lines left the queue: decided, or put away."""
    rows = ReportedChild.objects.filter(pk__in=set(line_ids)).exclude(decided_at=None)
    found = rows.values_list("pk", "decided_at", "put_away_at")
    return {pk: out for pk, decided, away in found if (out := away or decided)}


def lines_in(actor: Actor, case_id: UUID | None) -> list[UUID]:
    """The lines that led to a case. Who may see it is asked by the caller."""
    if case_id is None:
        return []
    return list(ReportedChild.objects.filter(case_id=case_id).values_list("pk", flat=True))


def line_called(actor: Actor, line_id: UUID) -> tuple[str, UUID | None]:
    """What a line is called where cases have numbers, and the person when that is known. Who may
    see it is asked by the caller."""
    row = ReportedChild.objects.get(pk=line_id)
    return number_of(row), row.person_id
