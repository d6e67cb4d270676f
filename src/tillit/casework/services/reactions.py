"""What services do when something happens below. Registered when the app is ready."""

from datetime import datetime

from tillit.casework.cases.events import CaseClosed
from tillit.kernel.actor import Actor
from tillit.kernel.events import on

from .actions.begun import forget_all_typed
from .actions.close import keep


@on(CaseClosed)
def say_how_long_the_file_is_kept(event: CaseClosed, by: Actor, at: datetime) -> None:
    """However a case is closed, its file says until when it is kept, or that nobody knows."""
    keep(event.case, event.person, reason=event.reason, by=by, at=at)


@on(CaseClosed)
def forget_what_nobody_sent(event: CaseClosed, by: Actor, at: datetime) -> None:
    """What a party had begun to answer about the services is not kept in a closed case."""
    forget_all_typed(event.case, by=by, at=at)
