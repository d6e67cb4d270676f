"""Decisions of a case as lines."""

from uuid import UUID

from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import GrantedLine
from tillit.casework.decisions.workflow import IN_FORCE
from tillit.kernel.actor import Actor


def granted(actor: Actor, case_id: UUID) -> list[GrantedLine]:
    """Decisions that give a service and that no provider has been asked to give, oldest first.

    The caller has been let in to the case.
    """
    rows = Decision.objects.filter(
        case_id=case_id, stage__in=IN_FORCE, favourable=True, ordered_at=None
    ).order_by("decided_at", "pk")
    return [_granted(row) for row in rows]


def _granted(row: Decision) -> GrantedLine:
    assert row.period_from is not None  # a favourable decision has a first day,
    assert row.decided_at is not None  # and what is in force has been decided
    return GrantedLine(
        id=row.pk,
        case_id=row.case_id,
        person_id=row.person_id,
        number=row.number,
        type_code=row.type_code,
        law=row.law,
        what=row.what,
        period_from=row.period_from,
        period_to=row.period_to,
        decided_at=row.decided_at,
        decided_by=row.decided_by_name,
    )
