"""Who may begin groups, count and read who takes part."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal

NEAR = (Role.INTAKE, Role.SOCIAL_WORKER, Role.LEADER, Role.DUTY)
PLANNERS = (Role.LEADER, Role.ADMINISTRATOR)


def may_meet(actor: Actor) -> bool:
    """Those who meet people: they count visits and lead groups."""
    return isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(*NEAR))


def check_may_meet(actor: Actor) -> None:
    """Raises Refusal for everybody else."""
    if not may_meet(actor):
        raise Refusal("Den som möter människor i arbetet räknar besök. Be en kollega i en enhet.")


def check_gives(actor: Actor, unit_id: UUID) -> None:
    """Raises NotThere for who does not work in the unit that gives the group."""
    if isinstance(actor, System):
        return
    if not (isinstance(actor, Staff) and unit_id in actor.units(*NEAR)):
        raise NotThere


def may_plan(actor: Actor) -> bool:
    """Those who plan where help is to be: they read counts, in house only."""
    return isinstance(actor, Staff) and actor.has(*PLANNERS)
