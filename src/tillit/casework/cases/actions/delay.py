"""A party has waited for six months and asks for a decision (FL 12): decide, or refuse in writing
within four weeks."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.events import DelayAnswered, DelayDemanded
from tillit.casework.cases.models import DelayDemand
from tillit.casework.cases.types import DelayAnswer
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of, written_day
from tillit.law.calendar import add_months
from tillit.trust.audit.actions import record

from .case import remember_step
from .clock import start_clock, stop_clock

DEMAND = "D36"
WAITED_MONTHS = 6  # FL 12: at the earliest six months after the matter was begun. Confirmed.


@transaction.atomic
def receive_demand(
    case_id: UUID, person_id: UUID, *, received_at: datetime, by: Staff, at: datetime
) -> None:
    """Record that a party asks in writing for a decision. Once a party."""
    case = policies.case_to_change(by, case_id, at=at)
    earliest = add_months(day_of(case.opened_at), WAITED_MONTHS)
    if day_of(received_at) < earliest:
        raise Refusal(
            f"En part kan begära det tidigast {written_day(earliest)} (FL 12). Skriv in det då."
        )
    if received_at > at:
        raise Refusal("Skriv en tid som har varit.")
    if DelayDemand.objects.filter(case_id=case_id, person_id=person_id).exists():
        raise Refusal(
            "Den parten har redan begärt det en gång i det här ärendet (FL 12). Lagen ger en gång."
        )
    DelayDemand.objects.create(
        case_id=case_id, person_id=person_id, received_at=received_at, recorded_by=by.name
    )
    start_clock(
        DEMAND, case_id, unit_id=case.unit_id, person_id=case.person_id, from_=received_at,
        by=by, at=at,
    )  # fmt: skip
    remember_step(case_id, "delay_received", case.stage, case.stage, "", by=by, at=at)
    event = DelayDemanded(case=case_id, person=case.person_id, party=person_id)
    record(event, by=by, at=at)


@transaction.atomic
def answer_demand(
    demand_id: UUID, *, answer: DelayAnswer, reasons: str, by: Staff, at: datetime
) -> None:
    """The matter is decided, or the demand is refused by a decision that can be appealed."""
    row = DelayDemand.objects.filter(pk=demand_id).first()
    if row is None:
        raise NotThere
    case = policies.case_to_change(by, row.case_id, at=at)
    if answer == DelayAnswer.REFUSED and len(reasons.strip()) < 20:
        raise Refusal("Skriv varför ärendet inte kan avgöras än. Parten kan överklaga.")
    fresh = DelayDemand.objects.filter(pk=demand_id, answer="")
    changes = {"answer": answer, "reasons": reasons.strip()}
    if not fresh.update(**changes, answered_at=at, answered_by=by.name):
        raise Moved("Någon annan har just svarat på begäran. Läs sidan igen.")
    if not DelayDemand.objects.filter(case_id=case.pk, answer="").exists():
        stop_clock(DEMAND, case.pk, why=answer.value, by=by, at=at)
    remember_step(
        case.pk, f"delay_{answer.value}", case.stage, case.stage, reasons.strip(), by=by, at=at
    )
    event = DelayAnswered(case=case.pk, person=case.person_id, party=row.person_id, answer=answer)
    record(event, by=by, at=at)
