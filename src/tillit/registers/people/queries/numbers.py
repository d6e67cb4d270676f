"""The personal number of somebody, for a question that must carry it."""

from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.protected import Protected
from tillit.kernel.rows import the_one
from tillit.registers.people.models import Person


def number_of(actor: Actor, id: UUID) -> Protected[PersonNumber] | None:
    """The number that holds now, or nothing. The caller has let the actor in, and writes the leaf
    before it is revealed."""
    rows = Person.objects.filter(pk=id).values_list("number", "merged_into__number")
    row = the_one(rows)
    found = (row[1] or row[0]) if row else None
    return Protected(PersonNumber(found)) if found else None
