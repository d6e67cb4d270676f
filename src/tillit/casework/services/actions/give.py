"""Begin, interrupt, resume and end a service. The time of SoL 34:1 follows by itself."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import move_case, start_clock, stop_clock
from tillit.casework.cases.policies import WAYS_TO_CHANGE
from tillit.casework.cases.queries import clocks_on
from tillit.casework.cases.types import CaseStage
from tillit.casework.services import policies
from tillit.casework.services.events import (
    ServiceEnded,
    ServicePaused,
    ServiceResumed,
    ServiceStarted,
)
from tillit.casework.services.models import Pause, Service
from tillit.casework.services.types import EndReason, PauseReason
from tillit.kernel.actor import Actor, System
from tillit.trust.access.queries import verdict_on
from tillit.trust.audit.actions import record

from .consent import check_consent
from .order import let_go
from .steps import take_step

NOT_EXECUTED = "D31"
PROGRAM = System("services")


@transaction.atomic
def start_service(service_id: UUID, *, by: Actor, at: datetime) -> None:
    """The service begins: the law's time for it stops, and the case goes to follow-up. Refuses
    without the consent that the law asks for."""
    service = policies.service_to_change(by, service_id, "start", at=at)
    check_consent(service, by=by, at=at)
    take_step(service, "start", changes={"started_at": at}, by=by, at=at)
    stop_clock(NOT_EXECUTED, service.decision_id, why="service_started", by=by, at=at)
    follow(service, by=by, at=at)
    event = ServiceStarted(
        service=service_id, person=service.person_id, decision=service.decision_id
    )
    record(event, by=by, at=at)


@transaction.atomic
def pause_service(
    service_id: UUID, *, reason: PauseReason, text: str = "", by: Actor, at: datetime
) -> None:
    """Interrupt a service. Where the law gave a time for it to begin, the time begins anew."""
    service = policies.service_to_change(by, service_id, "pause", at=at)
    said = policies.check_text(
        text, "Skriv varför insatsen pausas." if reason is PauseReason.OTHER else ""
    )
    take_step(service, "pause", reason=reason, text=said, by=by, at=at)
    Pause.objects.create(service=service, reason=reason, text=said, began_at=at)
    clocks = clocks_on(by, [service.decision_id], at=at).get(service.decision_id, [])
    if any(clock.code == NOT_EXECUTED for clock in clocks):
        start_clock(
            NOT_EXECUTED,
            service.decision_id,
            unit_id=service.case.unit_id,
            person_id=service.person_id,
            by=by,
            at=at,
        )
    event = ServicePaused(service=service_id, person=service.person_id, reason=reason)
    record(event, by=by, at=at)


@transaction.atomic
def resume_service(service_id: UUID, *, by: Actor, at: datetime) -> None:
    """The service goes on. Consent is asked about again: it may have been taken back."""
    service = policies.service_to_change(by, service_id, "resume", at=at)
    check_consent(service, by=by, at=at)
    take_step(service, "resume", by=by, at=at)
    Pause.objects.filter(service=service, ended_at=None).update(ended_at=at)
    stop_clock(NOT_EXECUTED, service.decision_id, why="service_resumed", by=by, at=at)
    record(ServiceResumed(service=service_id, person=service.person_id), by=by, at=at)


@transaction.atomic
def end_service(
    service_id: UUID, *, reason: EndReason, text: str = "", by: Actor, at: datetime
) -> None:
    """End a service with a reason. The unit that gave it sees it no more."""
    service = policies.service_to_change(by, service_id, "end", at=at)
    remedy = "Skriv varför insatsen slutar." if reason is EndReason.OTHER else ""
    said = policies.check_text(text, remedy)
    changes: dict[str, object] = {"ended_at": at, "end_reason": reason, "end_text": said}
    take_step(service, "end", reason=reason, text=said, changes=changes, by=by, at=at)
    Pause.objects.filter(service=service, ended_at=None).update(ended_at=at)
    stop_clock(NOT_EXECUTED, service.decision_id, why="service_ended", by=by, at=at)
    let_go(service, by=by, at=at)
    record(ServiceEnded(service=service_id, person=service.person_id, reason=reason), by=by, at=at)


def follow(service: Service, *, by: Actor, at: datetime) -> None:
    """A decided case goes to follow-up when its first service begins. The provider may not move
    a case: then the program does, and the service's own event says who began it."""
    if service.case.stage != CaseStage.DECIDED:
        return
    verdict = verdict_on(by, service.case_id, at=at)
    mine = verdict.allowed and verdict.rule in WAYS_TO_CHANGE
    move_case(service.case_id, "follow", by=by if mine else PROGRAM, at=at)
