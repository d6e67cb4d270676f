"""Decisions in short, for what follows after them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.types import Outcome
from tillit.casework.decisions.workflow import IN_FORCE, Stage
from tillit.kernel.actor import Actor, System
from tillit.law.delegation import PROGRAM


@dataclass(frozen=True)
class DecisionBrief:
    """A proposal or a decision in short: no reasons, no names."""

    id: UUID
    case_id: UUID
    person_id: UUID
    number: str
    type_code: str
    type_name: str
    law: str
    outcome: Outcome
    stage: str
    what: str
    period_from: date | None
    period_to: date | None
    decided_at: datetime | None
    ordered: bool
    in_force: bool


def briefs(actor: Actor, decision_ids: Iterable[UUID]) -> dict[UUID, DecisionBrief]:
    """Many decisions by id, in one query. The caller has been let in to what it shows."""
    rows = Decision.objects.filter(pk__in=set(decision_ids))
    return {row.pk: _brief(row) for row in rows}


def briefs_on(actor: Actor, case_id: UUID) -> list[DecisionBrief]:
    """All proposals and decisions of a case, oldest first. The caller has been let in to it."""
    rows = Decision.objects.filter(case_id=case_id).order_by("proposed_at", "pk")
    return [_brief(row) for row in rows]


def in_force(actor: System) -> "QuerySet[Decision]":
    """The decisions that hold, to be asked within. For the program alone."""
    return Decision.objects.filter(stage__in=IN_FORCE)


def untold(actor: System) -> "QuerySet[Decision]":
    """The decisions that the program made by itself and that no party has been told of. For the
    program alone."""
    return Decision.objects.filter(stage=Stage.DECIDED, decided_as=PROGRAM)


def decision_version(actor: Actor, decision_id: UUID) -> int:
    """The version as it is read now. The caller has been let in."""
    return Decision.objects.values_list("version", flat=True).get(pk=decision_id)


def _brief(row: Decision) -> DecisionBrief:
    return DecisionBrief(
        id=row.pk,
        case_id=row.case_id,
        person_id=row.person_id,
        number=row.number,
        type_code=row.type_code,
        type_name=row.type_name,
        law=row.law,
        outcome=Outcome(row.outcome),
        stage=row.stage,
        what=row.what,
        period_from=row.period_from,
        period_to=row.period_to,
        decided_at=row.decided_at,
        ordered=row.ordered_at is not None,
        in_force=row.stage in IN_FORCE,
    )
