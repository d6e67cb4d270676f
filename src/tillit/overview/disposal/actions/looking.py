"""Look, and change nothing: the dry run, the line of files on their way out, the lists."""

from datetime import datetime

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.overview.disposal.facts import files
from tillit.overview.disposal.models import Disposal, DisposalList
from tillit.overview.disposal.policies import check_may_look
from tillit.overview.disposal.shown import line_of, list_of
from tillit.overview.disposal.types import DisposalLine, DryRun, RemovedList
from tillit.trust.audit.actions import note_read

LATEST_LISTS = 50


@transaction.atomic
def open_dry_run(*, by: Actor, at: datetime) -> DryRun:
    """Every file as the rules see it today: ripe or kept, and why. Numbers, never names. The leaf
    holds how many, not who: the whole town would be in it."""
    check_may_look(by)
    found = sorted(files(day_of(at)), key=lambda each: (each.numbers, str(each.person_id)))
    note_read("open_dry_run", by=by, at=at, ground="disposal", count=len(found), shows=())
    return DryRun(
        on=day_of(at),
        ripe=tuple(each for each in found if each.verdict.ripe),
        kept=tuple(each for each in found if not each.verdict.ripe),
    )


@transaction.atomic
def open_line(*, by: Actor, at: datetime) -> list[DisposalLine]:
    """The files on their way out, the soonest first."""
    check_may_look(by)
    rows = Disposal.objects.filter(ended_at=None).order_by("quarantine_until", "pk")
    found = [line_of(row) for row in rows]
    shown = [each.person_id for each in found]
    note_read("open_disposal_line", by=by, at=at, ground="disposal", shown=shown, count=len(found))
    return found


@transaction.atomic
def open_lists(*, by: Actor, at: datetime) -> list[RemovedList]:
    """The latest lists of what was removed. Two queries."""
    check_may_look(by)
    rows = DisposalList.objects.order_by("-made_at").prefetch_related("lines")[:LATEST_LISTS]
    found = [list_of(row) for row in rows]
    note_read("open_disposal_lists", by=by, at=at, ground="disposal", shows=(), count=len(found))
    return found
