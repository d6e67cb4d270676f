"""Order a service from a unit; the unit says yes or no; the order can be taken back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import stop_clock
from tillit.casework.cases.policies import case_to_change
from tillit.casework.decisions.actions import mark_ordered, unmark_ordered
from tillit.casework.decisions.queries import granted
from tillit.casework.decisions.types import GrantedLine
from tillit.casework.services import policies
from tillit.casework.services.events import (
    ServiceAccepted,
    ServiceDeclined,
    ServiceHanded,
    ServiceOrdered,
    ServiceWithdrawn,
)
from tillit.casework.services.models import Measure, Order, Service
from tillit.casework.services.types import DeclineReason, WithdrawReason
from tillit.casework.services.workflow import Stage
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.catalogue.queries import kind_of_service
from tillit.registers.catalogue.types import ServiceKind
from tillit.registers.people.queries import family_ids
from tillit.trust.access import actions as access
from tillit.trust.access.queries import holders_of, is_sealed, unit
from tillit.trust.access.types import AssignedAs, GuardKind
from tillit.trust.audit.actions import record

from .steps import remember, take_step

NOT_GRANTED = "Beslutet är redan beställt, eller gäller inte. Läs ärendet igen."
NO_AIM = "Skriv vad insatsen ska leda till, så att utföraren förstår."
SEALED = "Ärendet är förseglat. Välj vem i enheten som ska se beställningen."


@transaction.atomic
def order_service(
    case_id: UUID,
    decision_id: UUID,
    kind_code: str,
    unit_id: UUID,
    *,
    aim: str,
    contact: str = "",
    extent: str = "",
    to: UUID | None = None,
    id_: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Ask a unit to give what a decision of the case grants. `to` names who in the unit is asked,
    which a sealed case needs. Returns the id of the service."""
    case = case_to_change(by, case_id, at=at)
    decision = next((d for d in granted(by, case_id) if d.id == decision_id), None)
    if decision is None:
        raise Moved(NOT_GRANTED)
    kind = kind_of_service(by, kind_code)
    _check_unit(kind, unit_id, case.unit_id, by)
    said = policies.check_text(aim, NO_AIM)
    if to is None and is_sealed(by, case_id):
        raise Refusal(SEALED)
    service = _service(id_ or new_id(), decision, kind, unit_id, at)
    Order.objects.create(
        service=service,
        aim=said,
        contact=policies.check_text(contact),
        extent=extent.strip()[:200],
        ordered_by=getattr(by, "id", None),
        ordered_by_name=getattr(by, "name", ""),
        ordered_at=at,
    )
    _guard(service, by=by, at=at)
    remember(service, "order", "", Stage.ORDERED, text=kind.name, by=by, at=at)
    mark_ordered(decision_id, by=by, at=at)
    event = ServiceOrdered(
        service=service.pk,
        person=service.person_id,
        decision=decision_id,
        unit=unit_id,
        kind=Code(kind.code),
    )
    record(event, by=by, at=at)
    if to is not None:
        _check_works_there(service, to, by=by, at=at)
        _give_to(service, to, by=by, at=at)
    return service.pk


@transaction.atomic
def accept(service_id: UUID, *, text: str = "", by: Actor, at: datetime) -> None:
    """The unit says yes. Whoever says it gives the service, until it is handed over."""
    staff = policies.check_staff(by)
    service = policies.service_to_change(by, service_id, "accept", at=at)
    said = policies.check_text(text)
    take_step(service, "accept", text=said, by=by, at=at)
    _answered(service, text=said, by_name=staff.name, at=at)
    _give_to(service, staff.id, by=by, at=at)
    event = ServiceAccepted(service=service_id, person=service.person_id, staff=staff.id)
    record(event, by=by, at=at)


@transaction.atomic
def decline(
    service_id: UUID, *, reason: DeclineReason, text: str = "", by: Actor, at: datetime
) -> None:
    """The unit says no, with a reason. The decision can then be ordered from another unit."""
    staff = policies.check_staff(by)
    service = policies.service_to_change(by, service_id, "decline", at=at)
    remedy = "Skriv varför ni tackar nej." if reason is DeclineReason.OTHER else ""
    said = policies.check_text(text, remedy)
    take_step(service, "decline", reason=reason, text=said, by=by, at=at)
    _answered(service, text=said, reason=reason, by_name=staff.name, at=at)
    unmark_ordered(service.decision_id, by=by, at=at)
    let_go(service, by=by, at=at)
    event = ServiceDeclined(service=service_id, person=service.person_id, reason=reason)
    record(event, by=by, at=at)


@transaction.atomic
def withdraw_order(
    service_id: UUID, *, reason: WithdrawReason, text: str, by: Actor, at: datetime
) -> None:
    """Take an order back before the service has begun. When the person does not want it, the
    time of SoL 34:1 stops; else the decision waits for a new order and the time goes on."""
    service = policies.service_to_change(by, service_id, "withdraw", at=at)
    said = policies.check_text(text, "Skriv varför beställningen tas tillbaka.")
    take_step(service, "withdraw", reason=reason, text=said, by=by, at=at)
    if reason is WithdrawReason.PERSON_DECLINED:
        stop_clock("D31", service.decision_id, why="person_declined", by=by, at=at)
    else:
        unmark_ordered(service.decision_id, by=by, at=at)
    let_go(service, by=by, at=at)
    event = ServiceWithdrawn(service=service_id, person=service.person_id, reason=reason)
    record(event, by=by, at=at)


@transaction.atomic
def hand_service(service_id: UUID, to: UUID, *, by: Actor, at: datetime) -> None:
    """Somebody else in the unit gives the service from now on."""
    service = policies.service_to_change(by, service_id, "hand", at=at)
    _check_works_there(service, to, by=by, at=at)
    for holder in holders_of(by, service_id, at=at):
        if holder.staff_id != to:
            access.end_assignment(service_id, holder.staff_id, by=by, at=at)
    _give_to(service, to, by=by, at=at)
    record(ServiceHanded(service=service_id, person=service.person_id, staff=to), by=by, at=at)


def let_go(service: Service, *, by: Actor, at: datetime) -> None:
    """The unit has no more to do with the person: it sees the service no more."""
    for holder in holders_of(by, service.pk, at=at):
        access.end_assignment(service.pk, holder.staff_id, by=by, at=at)
    access.change_guard(service.pk, open=False, by=by, at=at)


def _check_unit(kind: ServiceKind, unit_id: UUID, case_unit: UUID, by: Actor) -> None:
    if not kind.published:
        raise Refusal("Insatsen kan inte beställas längre. Välj en annan.")
    if unit_id not in kind.unit_ids:
        raise Refusal("Enheten ger inte den insatsen. Välj en annan enhet.")
    if unit(by, unit_id).area != unit(by, case_unit).area:
        raise Refusal("Enheten hör till ett annat sekretessområde. Välj en annan enhet.")


def _service(
    id_: UUID, decision: GrantedLine, kind: ServiceKind, unit_id: UUID, at: datetime
) -> Service:
    service = Service.objects.create(
        id=id_,
        case_id=decision.case_id,
        person_id=decision.person_id,
        decision_id=decision.id,
        decision_number=decision.number,
        kind_code=kind.code,
        kind_name=kind.name,
        law=kind.law,
        assessed=kind.assessed,
        out_of_home=kind.out_of_home,
        unit_id=unit_id,
        stage=Stage.ORDERED,
        period_from=decision.period_from,
        period_to=decision.period_to,
        made_at=at,
    )
    Measure.objects.bulk_create(
        Measure(service=service, order=order, question=question)
        for order, question in enumerate(kind.measures)
    )
    return service


def _guard(service: Service, *, by: Actor, at: datetime) -> None:
    access.guard(
        service.pk,
        GuardKind.SERVICE,
        service.unit_id,
        person_id=service.person_id,
        concerned=family_ids(by, service.person_id, at=at),
        root_id=service.case_id,
        by=by,
        at=at,
    )


def _answered(service: Service, *, text: str, reason: str = "", by_name: str, at: datetime) -> None:
    Order.objects.filter(service=service).update(
        answered_at=at, answered_by_name=by_name, declined_because=reason, answer_text=text
    )


def _give_to(service: Service, staff_id: UUID, *, by: Actor, at: datetime) -> None:
    """One holder in the unit; the others see it no more."""
    access.assign(
        service.pk, staff_id, assigned_as=AssignedAs.PROVIDER, ground="order", by=by, at=at
    )
    access.change_guard(service.pk, open=False, by=by, at=at)


def _check_works_there(service: Service, staff_id: UUID, *, by: Actor, at: datetime) -> None:
    if staff_id not in policies.givers_in(by, [service.unit_id], at=at).get(service.unit_id, ()):
        raise NotThere
