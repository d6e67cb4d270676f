"""Follow-up without a service (SoL 23), and why a decision is not executed (SoL 34:1)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import move_case, start_clock, stop_clock
from tillit.casework.cases.policies import case_to_change
from tillit.casework.cases.types import CaseStage
from tillit.casework.decisions.queries import briefs, briefs_on
from tillit.casework.decisions.types import Outcome
from tillit.casework.services import policies
from tillit.casework.services.events import FollowUpEnded, FollowUpStarted, NonExecutionReported
from tillit.casework.services.models import FollowUp, NonExecution
from tillit.casework.services.types import NonExecutionReason
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.qualification import FOLLOW_UP, may_do
from tillit.trust.audit.actions import record

LONGEST = "D06"


@transaction.atomic
def start_follow_up(
    case_id: UUID,
    decision_id: UUID,
    *,
    told: str,
    ended_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Begin the follow-up that was decided (SoL 23:1-2). `told` says how the guardians, and the
    child from 15, got to know (23:3). Its six months are counted from `ended_at`, when the
    investigation or the placement ended; without it, from the decision (23:5)."""
    case = case_to_change(by, case_id, at=at)
    found = next((b for b in briefs_on(by, case_id) if b.id == decision_id), None)
    if found is None or not found.in_force or found.outcome is not Outcome.FOLLOW_UP:
        raise Refusal("Uppföljning utan insats kräver ett beslut. Föreslå det först.")
    assert found.decided_at is not None  # what is in force has been decided
    answer = may_do(FOLLOW_UP, not isinstance(by, Staff) or by.qualified, day_of(at))
    if not answer.allowed:
        raise Refusal(answer.why_sv)
    if FollowUp.objects.filter(case=case, ended_at=None).exists():
        raise Moved("Uppföljningen har redan börjat. Läs ärendet igen.")
    from_ = ended_at or found.decided_at
    row = FollowUp.objects.create(
        case=case,
        person_id=case.person_id,
        decision_id=decision_id,
        law=found.law,
        why=found.what,
        told_start=policies.check_text(told, "Skriv hur familjen fick veta det."),
        from_at=from_,
        began_at=at,
        began_by_name=getattr(by, "name", ""),
    )
    start_clock(
        LONGEST, case_id, unit_id=case.unit_id, person_id=case.person_id, from_=from_, by=by, at=at
    )
    if case.stage == CaseStage.DECIDED:
        move_case(case_id, "follow", by=by, at=at)
    event = FollowUpStarted(case=case_id, person=case.person_id, decision=decision_id)
    record(event, by=by, at=at)
    return row.pk


@transaction.atomic
def end_follow_up(case_id: UUID, *, result: str, told: str, by: Actor, at: datetime) -> None:
    """End the follow-up of a case, with its result and how the family got to know (SoL 23:3)."""
    case = case_to_change(by, case_id, at=at)
    changes = {
        "ended_at": at,
        "ended_by_name": getattr(by, "name", ""),
        "result": policies.check_text(result, "Skriv vad uppföljningen visade."),
        "told_end": policies.check_text(told, "Skriv hur familjen fick veta det."),
    }
    if not FollowUp.objects.filter(case=case, ended_at=None).update(**changes):
        raise Moved("Uppföljningen är redan avslutad. Läs ärendet igen.")
    stop_clock(LONGEST, case_id, why="follow_up_ended", by=by, at=at)
    record(FollowUpEnded(case=case_id, person=case.person_id), by=by, at=at)


@transaction.atomic
def explain_non_execution(
    decision_id: UUID, *, reason: NonExecutionReason, text: str = "", by: Actor, at: datetime
) -> None:
    """Write why a decision is not executed, for the list of SoL 34:1. The newest holds."""
    found = briefs(by, [decision_id]).get(decision_id)
    if found is None:
        raise NotThere
    case_to_change(by, found.case_id, at=at)
    remedy = "Skriv varför insatsen inte ges." if reason is NonExecutionReason.OTHER else ""
    NonExecution.objects.create(
        decision_id=decision_id,
        reason=reason,
        text=policies.check_text(text, remedy),
        by_name=getattr(by, "name", ""),
        at=at,
    )
    event = NonExecutionReported(decision=decision_id, person=found.person_id, reason=reason)
    record(event, by=by, at=at)
