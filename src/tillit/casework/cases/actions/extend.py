"""More time for an investigation: for a certain time, for particular reasons (SoL 20:3)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.events import InvestigationExtended
from tillit.casework.cases.models import Clock, Extension
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record

from .clock import extend_clock

INVESTIGATION = "D04"


@transaction.atomic
def extend_investigation(
    case_id: UUID, *, until: date, reasons: str, by: Staff, at: datetime
) -> None:
    """Decide that an investigation may take until a certain day. A qualified leader decides."""
    case = policies.case_to_extend(by, case_id, at=at)
    if len(reasons.strip()) < 20:
        raise Refusal("Skriv de särskilda skälen: vad saknas, och varför tar det längre tid?")
    running = Clock.objects.filter(object_id=case_id, code=INVESTIGATION, stopped_at=None).first()
    if running is None:
        raise Refusal("Utredningstiden har redan stannat. Den kan inte förlängas.")
    extend_clock(INVESTIGATION, case_id, until=until, reason=reasons.strip(), by=by, at=at)
    Extension.objects.create(
        case_id=case_id,
        was_due_on=running.due_on,
        until=until,
        reasons=reasons.strip(),
        by_id=by.id,
        by_name=by.name,
        at=at,
    )
    record(InvestigationExtended(case=case_id, person=case.person_id, until=until), by=by, at=at)
