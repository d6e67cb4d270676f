"""How a person's protection came to be what it is, and what waits for a second colleague."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.protected import Protected
from tillit.registers.people.models import ProtectionChange
from tillit.registers.people.types import (
    Protection,
    ProtectionLine,
    ProtectionSource,
    ToldHow,
)

from .around_contact import homes_of
from .lines import protection_of


def protection_changes(actor: Actor, ids: frozenset[UUID]) -> list[ProtectionLine]:
    """What waits and what was done, the newest first. The caller has let the actor in."""
    rows = ProtectionChange.objects.filter(person__in=ids, dropped_at=None)
    return [
        ProtectionLine(
            row.pk,
            Protection(row.before),
            Protection(row.after),
            ProtectionSource(row.source),
            ToldHow(row.told_how),
            row.decided_on,
            row.asked_by,
            row.asked_at,
            row.done_at,
        )
        for row in rows.order_by("-asked_at", "-pk")[:20]
    ]


def hidden_around(actor: Actor, person_id: UUID, *, at: datetime) -> bool:
    """Whether the person, or somebody who lives with them, is protected: a place that leads to one
    leads to the other."""
    if protection_of(actor, person_id).holds:
        return True
    return any(isinstance(home.label, Protected) for home in homes_of(actor, person_id, at=at))
