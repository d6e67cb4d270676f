"""Emergency openings (nödöppning)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Staff
from tillit.kernel.refusal import NotThere
from tillit.trust.access.events import GlassBroken
from tillit.trust.access.limits import GLASS_HOURS
from tillit.trust.access.models import BrokenGlass, Guarded
from tillit.trust.access.policies import WALLS, check_sentence
from tillit.trust.access.queries import facts_about
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.actions import record


@transaction.atomic
def break_glass(
    object_id: UUID, *, reason: GlassReason, sentence: str, by: Staff, at: datetime
) -> None:
    """Open one object in an emergency for eight hours. The owner is told (reaction above).

    Walls stand also now: not oneself, not kin, not another area, not sealed.
    """
    check_sentence(sentence)
    guarded = Guarded.objects.filter(pk=object_id).first()
    if guarded is None:
        raise NotThere
    facts = facts_about(by, guarded, at=at)
    if any(wall.holds(by, facts) for wall in WALLS):
        raise NotThere
    BrokenGlass.objects.create(
        staff_id=by.id,
        object_id=object_id,
        reason=reason,
        sentence=sentence.strip(),
        opened_at=at,
        until=at + timedelta(hours=GLASS_HOURS),
    )
    record(GlassBroken(object_id=object_id, staff=by.id, reason=reason), by=by, at=at)
