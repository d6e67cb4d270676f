"""How a person's protection came to be what it is, and what waits for a second colleague."""

from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.people.models import ProtectionChange
from tillit.registers.people.types import Protection, ProtectionLine, ProtectionSource, ToldHow


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
