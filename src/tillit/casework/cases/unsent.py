"""What somebody has written on a page and not signed or sent. Only their own."""

import json
from uuid import UUID

from django.db.models import QuerySet

from tillit.kernel.actor import Actor, Resident, Staff

from .models import StepDraft
from .types import Unsent, WrittenOn


def unsent_on(actor: Actor, on_page: WrittenOn, object_id: UUID) -> dict[str, Unsent]:
    """The actor's half-written forms of one page, by the form's name."""
    rows = _mine(actor).filter(on_page=on_page, object_id=object_id).order_by("saved_at")
    return {row.key: _shown(row) for row in rows}


def my_unsent(actor: Staff | Resident, *, limit: int = 20) -> list[Unsent]:
    """All that the actor has begun to write on such pages, the newest first."""
    return [_shown(row) for row in _mine(actor).order_by("-saved_at", "-pk")[:limit]]


def who_has_begun(actor: Actor, on_page: WrittenOn, object_id: UUID) -> list[UUID]:
    """Who has begun to write on a page: never what it says."""
    rows = StepDraft.objects.filter(on_page=on_page, object_id=object_id).order_by("writer_id")
    return list(rows.values_list("writer_id", flat=True).distinct())


def _mine(actor: Actor) -> "QuerySet[StepDraft]":
    """Nobody's but the actor's own: not of a child whom a guardian reads for."""
    rows = StepDraft.objects.all()
    if isinstance(actor, Staff) or (isinstance(actor, Resident) and actor.acts_for is None):
        return rows.filter(writer_id=actor.id)
    return rows.none()


def _shown(row: StepDraft) -> Unsent:
    typed = json.loads(row.typed.reveal())
    on_page = WrittenOn(row.on_page)
    return Unsent(on_page, row.object_id, row.key, typed, row.version, row.saved_at)
