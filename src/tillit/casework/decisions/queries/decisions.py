"""Decisions of a case as lines, and what waits for somebody."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tillit.casework.cases.queries import visible_cases
from tillit.casework.decisions.legal import MONEY, OFFERED, RECLAIMS, legal_type
from tillit.casework.decisions.models import Decision
from tillit.casework.decisions.policies import order_on
from tillit.casework.decisions.types import DecisionLine, GrantedLine, Outcome
from tillit.casework.decisions.workflow import IN_FORCE, Stage
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.delegation import may_delegate
from tillit.registers.people.queries import lines_of


def granted(actor: Actor, case_id: UUID) -> list[GrantedLine]:
    """Decisions that give a service and that no provider has been asked to give, oldest first.

    The caller has been let in to the case.
    """
    rows = Decision.objects.filter(
        case_id=case_id, stage__in=IN_FORCE, favourable=True, ordered_at=None
    ).order_by("decided_at", "pk")
    return [_granted(row) for row in rows]


def decisions_of(actor: Actor, case_id: UUID, *, at: datetime) -> list[DecisionLine]:
    """All proposals and decisions of a case that the actor may read, the newest first."""
    if not visible_cases(actor, at=at).filter(pk=case_id).exists():
        return []
    return decision_lines(actor, decision_rows(case_id))


def decision_rows(case_id: UUID) -> "QuerySet[Decision]":
    """The decisions of a case, for a caller that has let the actor in."""
    return Decision.objects.filter(case_id=case_id).select_related("case").order_by("-proposed_at")


def open_for_delegate(actor: Staff, *, at: datetime) -> list[DecisionLine]:
    """Proposals that the actor may decide by the delegation order, the longest waiting first.

    Nothing when no order holds: nobody may then decide by delegation.
    """
    rows = _waiting_for(actor, at)
    return decision_lines(actor, rows.select_related("case").order_by("proposed_at"))


def waiting_for_delegate(actor: Staff, *, at: datetime) -> int:
    """How many proposals `open_for_delegate` would list. A number only."""
    return _waiting_for(actor, at).count()


def _waiting_for(actor: Staff, at: datetime) -> "QuerySet[Decision]":
    mine = _mine(actor, at)
    if mine is None:
        return Decision.objects.none()
    return Decision.objects.filter(mine, stage=Stage.PROPOSED, case__in=visible_cases(actor, at=at))


def _mine(actor: Staff, at: datetime) -> Q | None:
    """The units and types of decision that the actor's seats and the order give together."""
    day = day_of(at)
    try:
        order = order_on(day)
    except Refusal:
        return None
    found = Q(pk__in=[])
    for seat in actor.seats:
        codes = {
            entry.decision_type
            for entry in order.entries
            if entry.role == seat.role and may_delegate(entry.decision_type, day).to_employee
        }
        found |= Q(unit_id=seat.unit_id, type_code__in=codes)
    return found


def decision_lines(actor: Actor, rows: Iterable[Decision]) -> list[DecisionLine]:
    """Rows as lines; the persons in one query."""
    kept = list(rows)
    people = lines_of(actor, [row.person_id for row in kept])
    return [
        DecisionLine(
            id=row.pk,
            case_id=row.case_id,
            case_number=row.case.number,
            person=people[row.person_id],
            number=row.number,
            type_code=row.type_code,
            type_name=row.type_name,
            law=row.law,
            outcome=Outcome(row.outcome),
            stage=row.stage,
            what=row.what,
            period_from=row.period_from,
            period_to=row.period_to,
            provisions=row.provisions,
            circumstances=row.circumstances,
            best_interest=row.best_interest,
            childs_view=row.childs_view,
            version=row.version,
            proposed_by=row.proposed_by_name,
            proposed_at=row.proposed_at,
            decided_by=row.decided_by_name,
            decided_as=row.decided_as,
            delegation_number=row.delegation_number,
            decided_at=row.decided_at,
            meeting_id=row.meeting_id,
            paragraph=row.paragraph,
            dissent=row.dissent,
            ordered=row.ordered_at is not None,
        )
        for row in kept
    ]


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


def types_offered(actor: Actor, on: date, *, money: bool = False) -> list[tuple[str, str]]:
    """The rules of the law that a child's case may need that day: code, and name with section.
    `money`: those of a case about money."""
    found = []
    codes = sorted(MONEY - RECLAIMS) if money else [c for codes in OFFERED.values() for c in codes]
    for code in dict.fromkeys(codes):
        type_ = legal_type(code, on)
        found.append((code, f"{type_.name} ({type_.law})"))
    return found
