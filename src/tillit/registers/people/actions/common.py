"""What all actions of the register share."""

from datetime import date, datetime
from typing import TypedDict
from uuid import UUID

from tillit.kernel.actor import Actor, Resident, Staff, System
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.models import Correction, Person
from tillit.registers.people.types import Source


def who(by: Actor) -> UUID | None:
    """The id to write beside a row, or None for the program itself."""
    return by.id if isinstance(by, Staff | Resident) else None


class Period(TypedDict):
    """From when something holds, who says so, and who wrote it."""

    since: date
    source: Source
    set_by: UUID | None
    set_at: datetime


def period(source: Source, *, since: date | None = None, by: Actor, at: datetime) -> Period:
    """What every sourced row begins with: from a day (today, unless another is given)."""
    return Period(since=since or day_of(at), source=source, set_by=who(by), set_at=at)


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
