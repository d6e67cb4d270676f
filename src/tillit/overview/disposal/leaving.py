"""Out of the line, for whatever reason: the file is kept as it is."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.people.queries import ids_of
from tillit.trust.audit.actions import record

from .events import DisposalLeft
from .models import Disposal
from .types import Step, Why


def leave_for(person_id: UUID, *, why: Why, by: Actor, at: datetime) -> None:
    """Take a person's file out of the line, if it is there. One small query where no file is."""
    waiting = Disposal.objects.filter(ended_at=None)
    if not waiting.exists():
        return
    for row in waiting.filter(person_id__in=ids_of(by, person_id)):
        leave(row, why=why, by=by, at=at)


def leave(row: Disposal, *, why: Why, by: Actor, at: datetime) -> None:
    """Take one row out, in the caller's transaction."""
    row.step, row.left_because, row.ended_at = Step.LEFT, why, at
    row.save(update_fields=["step", "left_because", "ended_at"])
    record(DisposalLeft(row.pk, row.person_id, why), by=by, at=at)
