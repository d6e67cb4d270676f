"""Who may publish forms, and who reads what is sent."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal

RECEIVERS = (Role.INTAKE, Role.SOCIAL_WORKER, Role.LEADER)
WRITERS = (Role.LEADER, Role.ADMINISTRATOR)


def may_publish(actor: Actor) -> bool:
    """Who leads a unit, the administrator, and the program itself."""
    return isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(*WRITERS))


def check_may_publish(actor: Actor) -> None:
    """Raises Refusal for everybody else."""
    if not may_publish(actor):
        raise Refusal("Den som leder en enhet tar formulär i bruk. Be hen om det.")


def receives(actor: Staff) -> frozenset[UUID]:
    """The units whose mail the actor reads."""
    return actor.units(*RECEIVERS)


def check_receives(actor: Actor, unit_id: UUID) -> None:
    """Raises NotThere for who does not work in the unit that it was sent to."""
    if not (isinstance(actor, Staff) and unit_id in receives(actor)):
        raise NotThere
