"""How long a step usually takes in this town, from the steps that are finished."""

from datetime import datetime, timedelta
from math import ceil, floor
from statistics import quantiles

from .models import Case, CaseStep
from .types import UsualTime
from .workflow import Stage

FEWEST = 5  # cases; fewer could tell about one of them
LATEST = 200  # steps: enough for quartiles, and the same work in a small town and a large one
BACK = timedelta(days=730)
WEEK = timedelta(weeks=1)


def usual_time(case: Case, *, at: datetime) -> UsualTime | None:
    """The usual weeks for the step where the case is, or None when too few have finished it."""
    if case.stage in {Stage.INVESTIGATING, Stage.WITH_PARTIES}:
        return _summary(_investigations(case, at), case.opened_at, at)
    if case.stage == Stage.DECIDED:
        decided = CaseStep.objects.filter(case_id=case.pk, verb="decide").order_by("-at").first()
        return _summary(_waits(case, at), decided.at, at) if decided else None
    return None


def _investigations(case: Case, at: datetime) -> list[timedelta]:
    rows = CaseStep.objects.filter(verb="decide", at__gt=at - BACK, at__lte=at)
    ends = rows.filter(case__kind=case.kind).order_by("-at")
    pairs = ends.values_list("case_id", "at", "case__opened_at")[:LATEST]
    return list({id_: end - start for id_, end, start in pairs}.values())


def _waits(case: Case, at: datetime) -> list[timedelta]:
    rows = CaseStep.objects.filter(verb="follow", at__gt=at - BACK, at__lte=at)
    ends = rows.filter(case__kind=case.kind).order_by("-at")
    begun = dict(ends.values_list("case_id", "at")[:LATEST])
    decided = CaseStep.objects.filter(verb="decide", case_id__in=list(begun))
    return [begun[id_] - start for id_, start in decided.values_list("case_id", "at")]


def _summary(spans: list[timedelta], since: datetime, at: datetime) -> UsualTime | None:
    if len(spans) < FEWEST:
        return None
    lower, _, upper = quantiles([span / WEEK for span in spans], n=4, method="inclusive")
    low = max(1, floor(lower))
    return UsualTime(low, max(low + 1, ceil(upper)), (at - since) // WEEK + 1, len(spans))
