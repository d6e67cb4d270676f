"""How many emergency openings somebody has made in their shift."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.trust.access.limits import COUNTED_HOURS, SHIFT_BEFORE_MINUTES
from tillit.trust.access.models import BrokenGlass, DutyShift
from tillit.trust.access.periods import running
from tillit.trust.access.types import GlassCount, GlassReason


def glass_in_shift(actor: Actor, staff_id: UUID, *, at: datetime) -> GlassCount:
    """The emergency openings in the shift of the rota that runs, or else in the latest hours, up
    to and with this moment. Two queries."""
    shifts = DutyShift.objects.filter(running(at), staff_id=staff_id).order_by("since")
    began = shifts.values_list("since", flat=True).first()
    since = at - timedelta(hours=COUNTED_HOURS)
    if began is not None:
        since = began - timedelta(minutes=SHIFT_BEFORE_MINUTES)
    rows = BrokenGlass.objects.filter(staff_id=staff_id, opened_at__gte=since, opened_at__lte=at)
    found = Counter(rows.values_list("reason", flat=True))
    return GlassCount(since, tuple((each, found[each]) for each in GlassReason if found[each]))
