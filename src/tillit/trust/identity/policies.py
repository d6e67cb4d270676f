"""Who begins and ends accounts of staff."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal


def check_may_employ(actor: Actor, staff_id: UUID | None = None) -> None:
    """Who administers the system, and the program itself. Never one's own account: nobody is
    left outside by a slip, and nobody makes a way in for themself."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if not actor.has(Role.ADMINISTRATOR):
        raise Refusal("Den som sköter systemet lägger upp och avslutar konton. Be hen om hjälp.")
    if actor.id == staff_id:
        raise Refusal("Ingen ändrar sitt eget konto. Be en kollega som sköter systemet.")
