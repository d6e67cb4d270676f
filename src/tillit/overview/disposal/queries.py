"""What stands in line and what was removed."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of

from .facts import files
from .models import Disposal, PersonExport
from .types import FileLine


def file_of(actor: Actor, person_id: UUID, *, at: datetime) -> FileLine | None:
    """One person's file as the rules see it now; nothing where there is none."""
    found = files(day_of(at), ids_of(actor, person_id))
    return found[0] if found else None


def in_line(actor: Actor) -> frozenset[UUID]:
    """The persons whose files are on their way out."""
    rows = Disposal.objects.filter(ended_at=None)
    return frozenset(rows.values_list("person_id", flat=True))


def latest_export(actor: Actor, person_id: UUID) -> datetime | None:
    """When everything about a person was last written out."""
    rows = PersonExport.objects.filter(person_id=person_id).order_by("-made_at")
    return rows.values_list("made_at", flat=True).first()
