"""Who came, by a tap."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.participation.events import AttendanceTapped
from tillit.contact.participation.models import Attendance, Occasion, SignUp
from tillit.contact.participation.policies import check_gives
from tillit.contact.participation.types import Stage
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record


@transaction.atomic
def tap_attendance(
    sign_up_id: UUID, occasion_id: UUID, *, attended: bool | None, by: Actor, at: datetime
) -> None:
    """They came, they did not, or nobody has said (None takes a tap back)."""
    row = the_one(SignUp.objects.select_related("group").filter(pk=sign_up_id))
    if row is None or row.stage != Stage.PLACED:
        raise NotThere
    check_gives(by, row.group.unit_id)
    occasion = the_one(Occasion.objects.filter(pk=occasion_id, group=row.group_id))
    if occasion is None:
        raise NotThere
    if day_of(occasion.begins) > day_of(at):
        raise Refusal("Den dagen har inte kommit än. Välj en gång som har varit, eller i dag.")
    tapped = Attendance.objects.filter(sign_up=row, occasion=occasion)
    if attended is None:
        tapped.delete()
    else:
        Attendance.objects.update_or_create(
            sign_up=row, occasion=occasion, defaults={"attended": attended, "at": at}
        )
    record(AttendanceTapped(group=row.group_id, person=row.person_id), by=by, at=at)
