"""What stands in line and what was removed."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.swedish import day_of
from tillit.registers.people.queries import ids_of

from . import policies
from .facts import files
from .models import Disposal, PersonExport
from .types import FileLine, Step


def file_of(actor: Actor, person_id: UUID, *, at: datetime) -> FileLine | None:
    """One person's file as the rules see it now; nothing where there is none."""
    found = files(day_of(at), ids_of(actor, person_id))
    return found[0] if found else None


def in_line(actor: Actor) -> frozenset[UUID]:
    """The persons whose files are on their way out."""
    rows = Disposal.objects.filter(ended_at=None)
    return frozenset(rows.values_list("person_id", flat=True))


def to_approve(actor: Staff) -> int:
    """How many files another has proposed, for who may be the second. One query at most."""
    if not policies.may_approve(actor):
        return 0
    rows = Disposal.objects.filter(ended_at=None, step=Step.PROPOSED)
    return rows.exclude(proposed_by=actor.id).count()


def latest_export(actor: Actor, person_id: UUID) -> datetime | None:
    """When everything about a person was last written out."""
    rows = PersonExport.objects.filter(person_id=person_id).order_by("-made_at")
    return rows.values_list("made_at", flat=True).first()
