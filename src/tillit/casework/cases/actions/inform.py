"""Tell those concerned that an investigation has begun, at once (SoL 20:4)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, steps
from tillit.casework.cases.events import PersonInformed
from tillit.casework.cases.models import InformedPerson
from tillit.casework.cases.types import InformedHow
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record

from .clock import stop_clock

TELLING = "D05"


@transaction.atomic
def inform(
    case_id: UUID,
    person_id: UUID,
    *,
    how: InformedHow,
    because: str = "",
    by: Staff,
    at: datetime,
) -> None:
    """Somebody has been told; or not yet, with the particular reasons that the law asks for.

    The clock stops when everybody who shall know does, or there is a reason for each who does not.
    """
    case = policies.case_to_change(by, case_id, at=at)
    if how == InformedHow.NOT_YET and len(because.strip()) < 10:
        raise Refusal("Skriv de särskilda skälen till att personen inte får veta än.")
    told = {row.person.id: row.how for row in steps.to_inform(by, case, at=at)}
    if person_id not in told:
        raise Refusal("Den personen hör inte till dem som ska få veta. Välj bland dem som visas.")
    InformedPerson.objects.create(
        case_id=case_id,
        person_id=person_id,
        how=how,
        not_yet_because=because.strip(),
        by_name=by.name,
        at=at,
    )
    event = PersonInformed(case=case_id, person=case.person_id, told=person_id, how=how)
    record(event, by=by, at=at)
    told[person_id] = how
    if all(told.values()):
        known = InformedHow.NOT_YET not in told.values()
        why = "all_informed" if known else "informed_or_reason"
        stop_clock(TELLING, case_id, why=why, by=by, at=at)
