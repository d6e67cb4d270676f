"""Decided months that late news has come about, for who is to look at them."""

from datetime import datetime

from django.db import transaction

from tillit.areas.assistance.models import SheetWarning
from tillit.areas.assistance.types.recovery import LateMonth
from tillit.areas.assistance.types.words import WarningKind, WarningState
from tillit.casework.cases.queries import visible_cases
from tillit.kernel.actor import Staff
from tillit.registers.people.queries import lines_of
from tillit.trust.audit.actions import note_read

WAITS = [state for state in WarningState if state.waits]


@transaction.atomic
def open_late_months(*, by: Staff, at: datetime) -> list[LateMonth]:
    """The decided months that the actor may read and that something was told about afterwards, the
    oldest news first. A month goes when a person has closed its warnings, or they closed
    themselves."""
    rows = SheetWarning.objects.filter(
        kind=WarningKind.LATE_NEWS, state__in=WAITS, sheet__case__in=visible_cases(by, at=at)
    ).select_related("sheet__case")
    found: dict[object, list[SheetWarning]] = {}
    for row in rows.order_by("opened_at", "key"):
        found.setdefault(row.sheet_id, []).append(row)
    people = lines_of(by, [each[0].sheet.case.person_id for each in found.values()])
    lines = [
        LateMonth(
            sheet_id=each[0].sheet_id,
            number=each[0].sheet.case.number,
            person=people[each[0].sheet.case.person_id],
            month=each[0].sheet.month,
            texts=tuple(row.text for row in each),
        )
        for each in found.values()
    ]
    note_read("list_late_news", by=by, at=at, shown=[each.sheet_id for each in lines],
              count=len(lines))  # fmt: skip
    return lines
