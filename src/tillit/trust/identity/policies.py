"""Who begins and ends accounts of staff."""

from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor, Role, Staff, System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.queries import seats_of

from .models import StaffAccount


def check_may_wake(actor: Actor, staff_id: UUID, *, at: datetime) -> None:
    """Who opens an account that was locked because nobody used it: who administers the system,
    and the leader of a unit where it has a role. Never one's own. What was shut because somebody
    else may have it is opened by who administers the system, and not by the one who shut it."""
    shut = StaffAccount.objects.filter(pk=staff_id).exclude(shut_at=None).first()
    if shut is not None:
        check_may_employ(actor, staff_id)
        if isinstance(actor, Staff) and actor.id == shut.shut_by:
            raise Refusal("Du stängde kontot. En annan som sköter systemet öppnar det igen.")
        return
    leads = actor.units(Role.LEADER) if isinstance(actor, Staff) else frozenset()
    if not any(seat.unit_id in leads for seat in seats_of(actor, staff_id, at=at)):
        check_may_employ(actor, staff_id)
    elif isinstance(actor, Staff) and actor.id == staff_id:
        raise Refusal("Ingen låser upp sitt eget konto. Be en kollega med rätt att göra det.")


def check_may_shut(actor: Actor, staff_id: UUID) -> None:
    """Who reviews the log or administers the system, and the program itself. Never one's own."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff) or not actor.has(Role.REVIEWER, Role.ADMINISTRATOR):
        raise NotThere
    if actor.id == staff_id:
        raise Refusal("Ingen stänger sitt eget konto. Be en kollega som granskar loggen.")


def check_may_employ(actor: Actor, staff_id: UUID | None = None) -> None:
    """Who administers the system, and the program itself. Never one's own account: nobody is
    left outside by a slip, and nobody makes a way in for themself."""
    if isinstance(actor, System):
        return
    if not isinstance(actor, Staff):
        raise NotThere
    if not actor.has(Role.ADMINISTRATOR):
        raise Refusal("Den som sköter systemet lägger upp och avslutar konton. Be hen om hjälp.")
    if actor.id == staff_id:
        raise Refusal("Ingen ändrar sitt eget konto. Be en kollega som sköter systemet.")
