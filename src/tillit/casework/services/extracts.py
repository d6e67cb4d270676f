"""What disposal needs of services: who has lived elsewhere as a child.

For the review of the log: when each was over.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking

from .models import Service


@asking(System("extracts"))
def placed_persons(persons: Iterable[UUID] | None = None) -> frozenset[UUID]:
    """Everybody for whom a service outside the home has begun, or those of these. One query."""
    rows = Service.objects.filter(out_of_home=True, started_at__isnull=False)
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return frozenset(rows.values_list("person_id", flat=True))


@asking(System("extracts"))
def ended_services(actor: Actor, service_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the ended ones of these services ended."""
    rows = Service.objects.filter(pk__in=set(service_ids), ended_at__isnull=False)
    return {pk: ended for pk, ended in rows.values_list("pk", "ended_at") if ended}
