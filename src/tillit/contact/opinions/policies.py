"""Who reads and answers opinions."""

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import Refusal


def may_handle(actor: Actor) -> bool:
    """Those who lead a unit of the town. An opinion is of no unit: whoever leads may answer."""
    return isinstance(actor, Staff) and actor.has(Role.LEADER) and not actor.is_guest


def check_may_handle(actor: Actor) -> None:
    """Raises Refusal for everybody else."""
    if not may_handle(actor):
        raise Refusal("Synpunkter läses av den som leder en enhet. Be din chef.")
