"""Close a case: what remains is told, and how long the file is kept is kept as it was told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import close_case, stop_clock
from tillit.casework.cases.policies import case_to_change, check_may_read
from tillit.casework.cases.queries import case_line
from tillit.casework.cases.types import CaseStage, CloseReason
from tillit.casework.decisions.queries import briefs_on
from tillit.casework.services import policies, remaining
from tillit.casework.services.events import CaseKept
from tillit.casework.services.models import Closing, FollowUp
from tillit.casework.services.types import ClosingView
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.law.lines import Line
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows


@transaction.atomic
def open_closing(
    case_id: UUID, *, reason: CloseReason | None = None, by: Actor, at: datetime
) -> ClosingView:
    """What remains open, whether a follow-up is possible, and until when the file is kept."""
    verdict = check_may_read(by, case_id, at=at)
    line = case_line(by, case_id, at=at)
    decisions = briefs_on(by, case_id)
    kept = remaining.retention_of(by, case_id, line.person.id, at=at)
    followed = FollowUp.objects.filter(case_id=case_id).values_list("decision_id", flat=True)
    waiting = tuple(
        each for each in remaining.follow_up_decisions(decisions) if each[0] not in set(followed)
    )
    running = remaining.follow_up_of(case_id)
    stage = CaseStage(line.stage)
    note_read(
        "open_closing",
        by=by,
        at=at,
        object_id=case_id,
        person_id=line.person.id,
        shows=(Shows.IDENTITY, Shows.CONTENT),
        ground=verdict.rule,
    )
    return ClosingView(
        case_id=case_id,
        number=line.number,
        person=line.person,
        stage=line.stage,
        remaining=tuple(remaining.remaining_in(by, case_id, stage, reason, at=at)),
        retention=kept,
        follow_up_decisions=waiting,
        follow_up=running,
        may_follow_up=running is None and stage in {CaseStage.DECIDED, CaseStage.FOLLOWING},
    )


@transaction.atomic
def close(case_id: UUID, *, reason: CloseReason, text: str, by: Actor, at: datetime) -> None:
    """Close a case with a reason. Refuses, with every sentence, while something remains. The
    retention is stored by the news of it (reactions.py) and never counted anew."""
    case = case_to_change(by, case_id, at=at)
    said = policies.check_text(text, "Skriv varför ärendet avslutas.")
    left = remaining.remaining_in(by, case_id, CaseStage(case.stage), reason, at=at)
    stopping = [each.text for each in left if each.stops]
    if stopping:
        raise Refusal(f"Ärendet kan inte avslutas än. {' '.join(stopping)}")
    for decision in briefs_on(by, case_id):
        stop_clock("D31", decision.id, why="case_closed", by=by, at=at)
    close_case(case_id, reason=reason, text=said, by=by, at=at)


def keep(case_id: UUID, person_id: UUID, *, reason: CloseReason, by: Actor, at: datetime) -> None:
    """Store how long the file is kept, as it is told today. Every closing comes here, also when
    it was the wrong person or another municipality took over."""
    kept = remaining.retention_of(by, case_id, person_id, reason=reason, at=at)
    Closing.objects.create(
        case_id=case_id,
        person_id=person_id,
        reason=reason,
        never=kept.never,
        duty_day=kept.duty_day,
        dispose_by=kept.date,
        lines=[_stored(each) for each in kept.lines],
        source=str(kept.source),
        status=kept.status.value,
        rules_version=remaining.rules_version(),
        by_name=getattr(by, "name", ""),
        at=at,
    )
    event = CaseKept(case=case_id, person=person_id, never=kept.never, dispose_by=kept.date)
    record(event, by=by, at=at)


def _stored(line: Line) -> dict[str, str]:
    return {
        "text": line.text_sv,
        "source": str(line.source),
        "status": line.status.value,
        "day": line.day.isoformat() if line.day else "",
    }
