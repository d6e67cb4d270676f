"""Who may look at the log itself. It says who did what by ids and codes, no more."""

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere

MAY_REVIEW = (Role.REVIEWER,)
MAY_SEE = (Role.REVIEWER, Role.ADMINISTRATOR)


def check_may_review(actor: Actor) -> None:
    """Whoever reviews the log may take it out as a file. Raises NotThere."""
    if isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(*MAY_REVIEW)):
        return
    raise NotThere


def check_may_see(actor: Actor) -> None:
    """Reviewers and administrators see how large the log is and who has witnessed it."""
    if isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(*MAY_SEE)):
        return
    raise NotThere


def check_may_erase(actor: Actor) -> None:
    """Disposal (gallring) alone takes away what leaves said. Raises NotThere."""
    if isinstance(actor, System) or (isinstance(actor, Staff) and actor.has(Role.ARCHIVIST)):
        return
    raise NotThere
