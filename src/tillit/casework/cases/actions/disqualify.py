"""Somebody may not handle a case (jäv, FL 16-18): the door closes, and the case is handed over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies
from tillit.casework.cases.events import StaffDisqualified
from tillit.casework.cases.models import Case, Disqualification
from tillit.casework.cases.types import DisqualifiedGround, NoticeKind
from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import end_assignment, lift_barrier, raise_barrier
from tillit.trust.access.queries import holders_of
from tillit.trust.access.types import BarrierReason
from tillit.trust.audit.actions import record
from tillit.trust.identity.queries import colleagues

from .case import hand_over, remember_step
from .notice import tell_leaders


@transaction.atomic
def disqualify(
    case_id: UUID,
    staff_id: UUID,
    person_id: UUID,
    *,
    ground: DisqualifiedGround,
    reason: str,
    to: UUID | None = None,
    by: Staff,
    at: datetime,
) -> None:
    """Bar somebody from all that concerns a person in the case, and hand the case over.

    The leader of the unit does it to anybody; everybody may do it to themself (FL 18: who knows of
    their own says so at once). Without `to` the leaders are told that nobody has the case.
    """
    case = _case(case_id, staff_id, by, at)
    if len(reason.strip()) < 10:
        raise Refusal("Skriv vad som gör att kollegan inte ska ha ärendet.")
    name = colleagues(by, [staff_id], at=at).get(staff_id)
    if name is None:
        raise NotThere
    if to == staff_id:
        raise Refusal("Välj någon annan som tar över ärendet.")
    held = any(holder.staff_id == staff_id for holder in holders_of(by, case_id, at=at))
    if to:
        hand_over(case_id, to, text=reason.strip(), by=by, at=at)
    end_assignment(case_id, staff_id, by=by, at=at)
    raise_barrier(staff_id, person_id, BarrierReason.DISQUALIFIED, by=by, at=at)
    Disqualification.objects.create(
        case_id=case_id, staff_id=staff_id, staff_name=name.name, person_id=person_id,
        ground=ground, reason=reason.strip(), by_name=by.name, at=at,
    )  # fmt: skip
    remember_step(case_id, "disqualified", case.stage, case.stage, "", by=by, at=at)
    event = StaffDisqualified(case=case_id, person=case.person_id, staff=staff_id, ground=ground)
    record(event, by=by, at=at)
    if held and not to:
        tell_leaders(NoticeKind.NO_HOLDER, case, about=staff_id, by=by, at=at)


@transaction.atomic
def lift_disqualification(
    disqualification_id: UUID, *, reason: str, by: Staff, at: datetime
) -> None:  # fmt: skip
    """Open the door again, where it was shut by mistake or the reason is gone.

    The leader of the unit does it, and nobody for themself. Only the barrier of jäv is lifted: not
    that of kin. The case is not handed back.
    """
    row = Disqualification.objects.filter(pk=disqualification_id).first()
    if row is None:
        raise NotThere
    case = policies.case_to_assign(by, row.case_id, at=at)
    if len(reason.strip()) < 10:
        raise Refusal("Skriv varför kollegan kan handlägga igen.")
    said = {"lifted_at": at, "lifted_by_name": by.name, "lifted_because": reason.strip()}
    running = Disqualification.objects.filter(lifted_at=None)
    if not running.filter(pk=row.pk).update(**said):
        raise Moved("Spärren är redan borttagen. Läs sidan igen.")
    if not running.filter(staff_id=row.staff_id, person_id=row.person_id).exists():
        lift_barrier(row.staff_id, row.person_id, BarrierReason.DISQUALIFIED, by=by, at=at)
    remember_step(case.pk, "disqualification_lifted", case.stage, case.stage, "", by=by, at=at)


def _case(case_id: UUID, staff_id: UUID, by: Staff, at: datetime) -> Case:
    if staff_id == by.id:
        return policies.case_to_change(by, case_id, at=at)
    return policies.case_to_assign(by, case_id, at=at)
