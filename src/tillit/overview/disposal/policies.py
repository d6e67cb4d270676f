"""Who may: the archivist looks, proposes, exports and removes; somebody else approves."""

from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal

QUARANTINE_DAYS = 90  # our own estimate: no rule was found
QUARANTINE_MARK = "egen uppskattning"


def check_archivist(actor: Actor) -> None:
    """The archivist, or the program itself on the command line. An emergency opening is no way."""
    if not isinstance(actor, System) and not (
        isinstance(actor, Staff) and actor.has(Role.ARCHIVIST)
    ):
        raise NotThere


def check_may_look(actor: Actor) -> None:
    """Whoever may propose or approve sees numbers and rules; never what a file says."""
    if isinstance(actor, Staff) and not may_approve(actor):
        raise NotThere
    if not isinstance(actor, Staff | System):
        raise NotThere


def may_approve(actor: Staff) -> bool:
    """The role of archivist or of reviewing the log."""
    return actor.has(Role.ARCHIVIST, Role.REVIEWER)


def approver(actor: Actor) -> Staff:
    """A human being who may be the second of the two."""
    if not isinstance(actor, Staff) or not may_approve(actor):
        raise NotThere
    return actor


def proposer(actor: Actor) -> Staff:
    """A human being with the role of archivist."""
    if not isinstance(actor, Staff) or not actor.has(Role.ARCHIVIST):
        raise NotThere
    return actor


def check_another(actor: Staff, proposed_by: UUID) -> None:
    """Two people see each file that goes."""
    if actor.id == proposed_by:
        raise Refusal("Den som föreslagit kan inte också godkänna. Be en kollega.")
