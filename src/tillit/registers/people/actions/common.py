"""What all actions of the register share."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Resident, Staff, System
from tillit.registers.people import policies
from tillit.registers.people.models import Correction, Person


def who(by: Actor) -> UUID | None:
    """The id to write beside a row, or None for the program itself."""
    return by.id if isinstance(by, Staff | Resident) else None


def person_to_change(person_id: UUID, *, by: Actor, at: datetime) -> Person:
    """The row that holds now, for somebody who may open it. Raises NotThere."""
    if not isinstance(by, System):
        policies.way_in(by, person_id, at=at)
    return policies.current(person_id)


def trace(
    person: Person, field: str, before: str, after: str, reason: str, *, by: Actor, at: datetime
) -> None:
    """Keep what a field said before and after."""
    Correction.objects.create(
        person=person, field=field, before=before, after=after, reason=reason, by=who(by), at=at
    )
