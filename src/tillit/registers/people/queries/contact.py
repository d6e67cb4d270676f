"""What must be known before a letter, a call or a visit."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models.functions import Coalesce

from tillit.kernel.actor import Actor
from tillit.registers.people.models import ContactNeeds, ThreatNote
from tillit.registers.people.types import Needs, Threat

from .lines import everybody


def contact_needs_of(actor: Actor, person_id: UUID) -> Needs | None:
    """Interpreter, the safe way and what never to do: the newest version, or None."""
    rows = ContactNeeds.objects.filter(person__in=everybody([person_id]))
    row = rows.order_by("-set_at", "-version").first()
    if row is None:
        return None
    return Needs(
        interpreter=row.interpreter,
        safe_way=row.safe_way.reveal(),
        never=row.never.reveal(),
        version=row.version,
        set_by=row.set_by,
        set_at=row.set_at,
    )


def threats_around(actor: Actor, person_ids: Iterable[UUID], *, today: date) -> list[Threat]:
    """Warnings that hold today on any of these persons, the one that ends first, first.

    The caller has opened the persons: the reasons are content and the leaf says so.
    """
    rows = ThreatNote.objects.filter(
        person__in=everybody(person_ids), ends_on__gte=today, ended_at=None
    ).annotate(root=Coalesce("person__merged_into_id", "person_id"))
    return [
        Threat(
            id=row.pk,
            person_id=row.root,
            reason=row.reason.reveal(),
            told=row.told.reveal(),
            raised_by=row.raised_by,
            raised_at=row.raised_at,
            ends_on=row.ends_on,
        )
        for row in rows.order_by("ends_on", "pk")
    ]
