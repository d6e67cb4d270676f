"""Who may change the directory. Everybody in the world reads it."""

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import Refusal

WRITERS = (Role.ADMINISTRATOR, Role.LEADER)


def may_change(actor: Actor) -> bool:
    """The administrator, who leads a unit, and the program itself."""
    if isinstance(actor, System):
        return True
    return isinstance(actor, Staff) and any(actor.has(role) for role in WRITERS)


def check_may_change(actor: Actor) -> None:
    """Raises Refusal for everybody else."""
    if not may_change(actor):
        raise Refusal("Den som leder en enhet ändrar det som står om hjälpen. Be hen om det.")
