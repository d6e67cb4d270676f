"""Merges that wait for a second colleague."""

from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.registers.people.models import MergeAsk
from tillit.registers.people.types import MergeAskLine


def merges_asked(actor: Actor, ids: frozenset[UUID]) -> list[MergeAskLine]:
    """What waits around a person, by every id they have had. The caller has let the actor in."""
    rows = MergeAsk.objects.filter(Q(keep__in=ids) | Q(drop__in=ids), answered_at=None)
    return [
        MergeAskLine(row.pk, row.keep_id, row.drop_id, row.asked_by, row.asked_at)
        for row in rows.order_by("asked_at")
    ]
