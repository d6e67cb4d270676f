"""What must be known of a whole family before a letter or a call, and where a person lives."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models.functions import Coalesce

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.registers.people.models import ContactNeeds
from tillit.registers.people.types import Home, Needs

from .card import current_homes
from .lines import everybody, ids_of


def contact_needs_around(actor: Actor, person_ids: Iterable[UUID]) -> dict[UUID, Needs]:
    """The newest needs of each person who has any, in one query.

    The caller has opened what concerns the persons: the words are content and its leaf says so.
    """
    rows = ContactNeeds.objects.filter(person__in=everybody(person_ids))
    newest_last = rows.annotate(root=Coalesce("person__merged_into_id", "person_id"))
    return {
        row.root: Needs(
            interpreter=row.interpreter,
            safe_way=row.safe_way.reveal(),
            never=row.never.reveal(),
            version=row.version,
            set_by=row.set_by,
            set_at=row.set_at,
        )
        for row in newest_last.order_by("set_at", "version")
    }


def homes_of(actor: Actor, person_id: UUID, *, at: datetime) -> tuple[Home, ...]:
    """The homes of a person whom the actor has been let in to. What is protected is a mask."""
    return current_homes(ids_of(actor, person_id), day_of(at))
