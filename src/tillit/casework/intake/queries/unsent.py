"""What somebody has written on the page of a report and not signed. Only their own."""

import json
from uuid import UUID

from django.db.models import QuerySet

from tillit.casework.intake.models import StepDraft
from tillit.casework.intake.types import Unsent
from tillit.kernel.actor import Actor, Staff


def unsent_on(actor: Actor, line_id: UUID) -> dict[str, Unsent]:
    """The actor's half-written forms of one line, by the form's name."""
    return {row.key: _shown(row) for row in _mine(actor).filter(line_id=line_id)}


def my_unsent(actor: Staff, *, limit: int = 20) -> list[Unsent]:
    """All that the actor has begun to write in reports, the newest first."""
    return [_shown(row) for row in _mine(actor).order_by("-saved_at", "-pk")[:limit]]


def _mine(actor: Actor) -> "QuerySet[StepDraft]":
    rows = StepDraft.objects.all()
    return rows.filter(staff_id=actor.id) if isinstance(actor, Staff) else rows.none()


def _shown(row: StepDraft) -> Unsent:
    typed = json.loads(row.typed.reveal())
    return Unsent(row.line_id, row.key, typed, row.version, row.saved_at)
