"""Who may write and approve the norm and the municipality's own choices."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.refusal import Refusal
from tillit.trust.access.types import UnitKind

MAY_WRITE = (
    "Den som leder enheten för ekonomiskt bistånd, eller är administratör, skriver in norm och val."
)
MAY_APPROVE = "Någon som arbetar med ekonomiskt bistånd, eller är administratör, godkänner."
MAY_REMIT = "Den som leder enheten efterger eller sänker ett återkrav. Be hen om det."
KIND = str(UnitKind.ASSISTANCE)


def check_may_write_choice(actor: Actor) -> None:
    """A leader of assistance or an administrator writes. Raises Refusal."""
    if not isinstance(actor, Staff) or not (actor.leads(KIND) or actor.has(Role.ADMINISTRATOR)):
        raise Refusal(MAY_WRITE)


def check_may_approve_choice(actor: Actor) -> None:
    """Whoever works with assistance, or administers, is the second person. Raises Refusal."""
    if not isinstance(actor, Staff) or not (
        actor.has(Role.ADMINISTRATOR) or any(seat.kind == KIND for seat in actor.seats)
    ):
        raise Refusal(MAY_APPROVE)


def check_may_remit(actor: Actor, unit_id: UUID) -> None:
    """Whoever leads the case's own unit lets a claim be, or lowers it. Raises Refusal."""
    if not isinstance(actor, Staff) or unit_id not in actor.units(Role.LEADER):
        raise Refusal(MAY_REMIT)
