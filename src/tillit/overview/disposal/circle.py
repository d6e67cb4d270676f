"""Who leaves the register with a file: the person, and those around them whom nobody else names."""

from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.registers.people.queries import ids_of
from tillit.trust.holdings.queries import going, named_by, owners
from tillit.trust.holdings.types import Going


def plan_for(person_id: UUID, *, by: Actor) -> Going:
    """What goes with this person's file. Somebody around them who has a file, or whom another file
    names, stays; so does the person, when they stand in another's file."""
    own = ids_of(by, person_id)
    around: dict[frozenset[UUID], None] = {}
    for other in named_by(by, own):
        around[ids_of(by, other)] = None
    known = owners(by, [id for group in around for id in group])
    return going(by, own, [own, *(group for group in around if group and not group & known)])
