"""What disposal needs of services: who has lived elsewhere as a child."""

from collections.abc import Iterable
from uuid import UUID

from .models import Service


def placed_persons(persons: Iterable[UUID] | None = None) -> frozenset[UUID]:
    """Everybody for whom a service outside the home has begun, or those of these. One query."""
    rows = Service.objects.filter(out_of_home=True, started_at__isnull=False)
    if persons is not None:
        rows = rows.filter(person_id__in=list(persons))
    return frozenset(rows.values_list("person_id", flat=True))
