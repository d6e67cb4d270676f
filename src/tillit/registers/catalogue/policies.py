"""Who may change the catalogue. Everybody on the staff reads it."""

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import Refusal


def check_may_change(actor: Actor) -> None:
    """The administrator, and the program itself."""
    if isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(Role.ADMINISTRATOR)):
        return
    raise Refusal("Administratören ändrar listan över insatser. Be hen om hjälp.")
