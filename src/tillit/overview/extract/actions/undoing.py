"""Take decisions about lines back, so that they are left to decide about again."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.kernel.actor import Staff
from tillit.kernel.refusal import Refusal
from tillit.overview.extract.events import ExtractReopened
from tillit.overview.extract.models import ExtractLine
from tillit.overview.extract.presenting import eyes_of
from tillit.trust.audit.actions import record

from .reviewing import open_row

NOTHING = "Det finns inget att ångra. Någon kan ha prövat raderna på nytt: se efter under Prövade."


@transaction.atomic
def take_back(
    extract_id: UUID,
    line_ids: Iterable[UUID] | None,
    *,
    decided: datetime | None = None,
    by: Staff,
    at: datetime,
) -> int:
    """Take the decisions about these lines back; None: all that the actor decided at the moment
    `decided`. What was typed on them stays. Returns how many they were."""
    row = open_row(extract_id, by, at)
    lines = row.lines.select_for_update().exclude(ruling="")
    if line_ids is None:
        lines = lines.filter(at=decided, by_name=by.name)
    else:
        lines = lines.filter(pk__in=list(line_ids))
    found = list(lines)
    eyes = eyes_of(row, found, by=by, at=at)
    mine = [line.pk for line in found if eyes.sees(line)]
    if not mine:
        raise Refusal(NOTHING)
    ExtractLine.objects.filter(pk__in=mine).update(
        ruling="", ground="", digest="", by_name=by.name, at=at, version=F("version") + 1
    )
    record(ExtractReopened(row.pk, row.person_id, len(mine)), by=by, at=at)
    return len(mine)
