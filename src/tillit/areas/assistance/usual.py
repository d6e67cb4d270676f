"""How long it usually takes here from an application to a decision, where that is known."""

from datetime import datetime, timedelta
from math import ceil, floor
from statistics import quantiles

from tillit.kernel.asking import asking

from .matching import PROGRAM
from .models import MonthStep, Worksheet
from .types.shown import UsualDays

FEWEST = 5  # months; fewer could tell about one household
LATEST = 200
BACK = timedelta(days=365)
DAY = timedelta(days=1)


@asking(PROGRAM)
def usual_days(sheet: Worksheet, *, at: datetime) -> UsualDays | None:
    """The usual days for a month of the same kind, or nothing when too few are decided."""
    steps = MonthStep.objects.filter(verb="decide", at__gt=at - BACK, at__lte=at)
    ends = steps.filter(sheet__kind=sheet.kind).order_by("-at")
    pairs = ends.values_list("sheet_id", "at", "sheet__opened_at")[:LATEST]
    first = {id_: (end - start) / DAY for id_, end, start in pairs}  # the first decision of each
    if len(first) < FEWEST:
        return None
    lower, _, upper = quantiles(first.values(), n=4, method="inclusive")
    low = max(0, floor(lower))
    return UsualDays(low, max(low + 1, ceil(upper)), len(first))
