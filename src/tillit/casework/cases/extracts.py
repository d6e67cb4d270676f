"""What disposal needs of cases: every one, whoever may read it. No text and no name.

For the review of the log: when each was over. For a letter: what its receiver says is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.people.queries import ids_of

from .marks import said
from .models import Case, CaseFile, Dispute, Transfer
from .types import CaseKind, CloseReason, Direction, TransferStage


@dataclass(frozen=True)
class CaseFacts:
    """One case, as far as retention cares."""

    id: UUID
    person_id: UUID
    number: str
    kind: CaseKind
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
    columns = ("pk", "person_id", "number", "kind", "closed_at", "closed_reason")
    for id_, person, number, kind, closed, reason in rows.values_list(*columns):
        wrong = reason == CloseReason.WRONG_PERSON
        yield CaseFacts(id_, person, number, CaseKind(kind), closed, wrong, id_ in taken_over)


def people_with_files(persons: Iterable[UUID] | None = None) -> frozenset[UUID]:
    """Everybody who has a file, or those of these."""
    rows = CaseFile.objects.all()
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return frozenset(rows.values_list("person_id", flat=True))


def kind_of(actor: Actor, case_id: UUID) -> CaseKind:
    """What a case is about. The caller has let the actor in."""
    return CaseKind(Case.objects.values_list("kind", flat=True).get(pk=case_id))


def numbers_of(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The numbers of cases. A number names nobody; who may see it is asked by the caller."""
    return dict(Case.objects.filter(pk__in=set(case_ids)).values_list("pk", "number"))


def closed_cases(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the closed ones of these cases were closed."""
    rows = Case.objects.filter(pk__in=set(case_ids), closed_at__isnull=False)
    return {pk: closed for pk, closed in rows.values_list("pk", "closed_at") if closed}


def disputes_by(actor: Actor, case_id: UUID, person_id: UUID) -> tuple[str, ...]:
    """What a person has said is wrong in a case, in their own words and with our answers; for a
    letter to them. The caller has let the actor in."""
    rows = Dispute.objects.filter(case_id=case_id, person_id__in=ids_of(actor, person_id))
    return tuple(
        f"{row.what}. {said(row)}" if row.what else said(row) for row in rows.order_by("at", "pk")
    )
