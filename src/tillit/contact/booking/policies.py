"""Who writes hours, and who reads whom a time is for."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere

NEAR = (Role.INTAKE, Role.SOCIAL_WORKER, Role.LEADER)


def check_works_in(actor: Actor, unit_id: UUID) -> None:
    """Raises NotThere for who does not work in the unit of the calendar."""
    if isinstance(actor, System):
        return
    if not (isinstance(actor, Staff) and unit_id in actor.units(*NEAR)):
        raise NotThere


def check_may_write(actor: Actor, unit_id: UUID, staff_id: UUID | None) -> None:
    """One's own calendar; who leads the unit, all of it."""
    check_works_in(actor, unit_id)
    if (
        isinstance(actor, Staff)
        and actor.id != staff_id
        and unit_id not in actor.units(Role.LEADER)
    ):
        raise NotThere
