"""What cases do when something happens below. Registered when the app is ready."""

from datetime import datetime

from tillit.kernel.actor import Actor
from tillit.kernel.events import on
from tillit.trust.access.events import GlassBroken

from .actions.notice import tell_owners
from .models import Case
from .types import NoticeKind


@on(GlassBroken)
def tell_the_owners(event: GlassBroken, by: Actor, at: datetime) -> None:
    """An emergency opening of a case is told to those who have it, and to the unit's leaders."""
    case = Case.objects.filter(pk=event.object_id).first()
    if case is not None:
        tell_owners(NoticeKind.GLASS, case, about=event.staff, by=by, at=at)
