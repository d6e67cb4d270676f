"""Who in a month's household is counted in another household the same month.

A child who lives in two homes is in both by days; together they are never more than the month.
"""

from calendar import monthrange
from collections import defaultdict
from uuid import UUID

from .household import CHILD_ROW
from .looking import Seen
from .models import SheetRow
from .standing import Standing
from .types.words import Section, WarningKind
from .workflow import MonthStage

ADULT = "Räknas som vuxen i ett annat hushåll samma månad. Ta reda på var personen bor."
CHILD = (
    "Barnet räknas också i ett annat hushåll, och dagarna är tillsammans fler än månaden har. "
    "Ta reda på hur barnet bor."
)


def counted_elsewhere(found: Standing) -> list[Seen]:
    """What to look at for whoever is in two households. One query. Which other household it is is
    not told: it may be one that the reader has no business in."""
    mine = {
        row.person_id: row
        for row in found.rows
        if row.section == Section.HOUSEHOLD and row.person_id is not None
    }
    month = found.sheet.month
    whole = monthrange(month.year, month.month)[1]
    rows = SheetRow.objects.filter(
        section=Section.HOUSEHOLD, removed_at=None, sheet__month=month,
        person_id__in=mine,
    ).exclude(sheet__stage=MonthStage.WITHDRAWN)  # fmt: skip
    others = rows.exclude(sheet__case_id=found.sheet.case_id)
    days, adults = defaultdict[UUID, int](int), set[UUID]()
    for person, kind, facts in others.values_list("person_id", "kind", "facts"):
        days[person] += facts.get("days") or whole
        if kind != CHILD_ROW:
            adults.add(person)
    return [
        Seen(WarningKind.COUNTED_TWICE, str(person), CHILD if is_child else ADULT)
        for person, row in mine.items()
        if person in days
        and (
            not (is_child := row.kind == CHILD_ROW and person not in adults)
            or days[person] + (row.facts.get("days") or whole) > whole
        )
    ]
