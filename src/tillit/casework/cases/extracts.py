"""What disposal needs of cases: every one, whoever may read it. No text and no name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .models import Case, CaseFile, Transfer
from .types import CloseReason, Direction, TransferStage


@dataclass(frozen=True)
class CaseFacts:
    """One case, as far as retention cares."""

    id: UUID
    person_id: UUID
    number: str
    closed_at: datetime | None
    wrong_person: bool
    taken_over: bool


def case_facts(persons: Iterable[UUID] | None = None) -> Iterator[CaseFacts]:
    """Every case, or those of these persons. Two queries."""
    rows = Case.objects.order_by("number")
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    gone = Transfer.objects.filter(direction=Direction.OUT, stage=TransferStage.HANDED_OVER)
    taken_over = set(gone.values_list("case_id", flat=True))
    columns = ("pk", "person_id", "number", "closed_at", "closed_reason")
    for id_, person, number, closed, reason in rows.values_list(*columns):
        wrong = reason == CloseReason.WRONG_PERSON
        yield CaseFacts(id_, person, number, closed, wrong, id_ in taken_over)


def people_with_files(persons: Iterable[UUID] | None = None) -> frozenset[UUID]:
    """Everybody who has a file, or those of these."""
    rows = CaseFile.objects.all()
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return frozenset(rows.values_list("person_id", flat=True))
