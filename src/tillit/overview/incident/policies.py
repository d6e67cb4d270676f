"""Who may ask what an account did."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal


def check_may_ask(actor: Actor, staff_id: UUID | None = None) -> None:
    """Who reviews the log, and the program itself. Nobody looks into their own account. Raises
    NotThere."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff) or not actor.has(Role.REVIEWER):
        raise NotThere
    if actor.id == staff_id:
        raise Refusal("Ingen utreder sitt eget konto. Be en kollega som granskar loggen.")
