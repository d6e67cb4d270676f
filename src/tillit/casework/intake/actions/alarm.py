"""Tell people in the program that a protection assessment waits; hand it to the duty."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import tell
from tillit.casework.cases.types import NoticeKind
from tillit.casework.intake import policies
from tillit.casework.intake.events import StaffTold
from tillit.casework.intake.models import AlarmWatch, ReportedChild
from tillit.casework.intake.workflow import Stage
from tillit.kernel.actor import Actor, Role, System
from tillit.kernel.refusal import Refusal
from tillit.trust.access.queries import staff_in, units
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import record

from .steps import take_step
from .unseen import rescue_unseen

ONLY = 1  # the number of the one row


@transaction.atomic
def raise_alarms(*, by: System, at: datetime) -> int:
    """Mark every protection assessment that is late, once, and tell the leader and the duty.

    Reports that nobody may open are given to somebody who may. Returns how many were late and
    new. Safe to run as often as one likes (manage.py alarm_protection).
    Leaves when it looked, so that pages can say when nobody looks any more.
    """
    late = ReportedChild.objects.filter(
        stage=Stage.RECEIVED, protection_due_at__lt=at, alarmed_at=None
    )
    new = 0
    for line in late.order_by("protection_due_at"):
        mine = ReportedChild.objects.filter(pk=line.pk, stage=Stage.RECEIVED, alarmed_at=None)
        if mine.update(alarmed_at=at):
            _tell(line, NoticeKind.PROTECTION_LATE, _who(line.unit_id, by, at), by=by, at=at)
            new += 1
    rescue_unseen(by=by, at=at)
    AlarmWatch.objects.update_or_create(pk=ONLY, defaults={"looked_at": at})
    return new


@transaction.atomic
def hand_to_duty(line_id: UUID, *, text: str, by: Actor, at: datetime) -> None:
    """Ask the duty to make the protection assessment: nobody here can do it in time.

    The duty sees every open report already; this tells them which, and why.
    """
    line = policies.line_to_change(by, line_id, at=at)
    policies.check_step("hand_to_duty", line)
    words = policies.check_text(text, "Skriv vad jouren behöver veta: vad är gjort, vad är kvar.")
    duty = _on_duty(by, at)
    if not duty:
        raise Refusal("Ingen jour är inlagd i systemet. Ring jouren.")
    take_step(line, "hand_to_duty", text=words, by=by, at=at)
    _tell(line, NoticeKind.HANDED_TO_DUTY, duty, by=by, at=at)


def _tell(
    line: ReportedChild, kind: NoticeKind, staff: list[UUID], *, by: Actor, at: datetime
) -> None:
    told = sorted(set(staff))
    tell(kind, line.pk, told, by=by, at=at)
    event = StaffTold(line=line.pk, person=line.person_id, kind=kind, staff=tuple(told))
    record(event, by=by, at=at)


def _who(unit_id: UUID, by: Actor, at: datetime) -> list[UUID]:
    """Leader and duty. Where there is neither, everybody who receives: never nobody."""
    here = staff_in(by, [unit_id], at=at)
    told = [staff for staff, role in here if role is Role.LEADER] + _on_duty(by, at)
    return told or [staff for staff, role in here if role is Role.INTAKE]


def _on_duty(by: Actor, at: datetime) -> list[UUID]:
    duty = [unit.id for unit in units(by, UnitKind.DUTY)]
    return [staff for staff, role in staff_in(by, duty, at=at) if role is Role.DUTY]
