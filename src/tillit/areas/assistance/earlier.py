"""What earlier months in the program say of those in a household: the months with assistance, which
jobbstimulans is counted by (SoL 12:8), and what a child has earned in the year (SoL 12:9).

A month before the program knew the household is only what a worker writes; and what a worker writes
of any month wins.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q

from tillit.casework.decisions.queries import in_force
from tillit.kernel.asking import asking
from tillit.law.assistance.kinds import INCOMES

from .household import ADULT_ROW, Somebody
from .matching import PROGRAM
from .models import MonthDecision, SheetRow, Worksheet
from .plain import counted_rows
from .types.words import Section

WORK = [name for name, kind in INCOMES.items() if kind.way == "work"]
NOTHING = Decimal(0)
Facts = dict[UUID, dict[str, Any]]  # Any: the plain form that the law reads


@asking(PROGRAM)
def earlier_of(
    sheet: Worksheet, people: Mapping[UUID, Somebody], rows: Collection[SheetRow]
) -> Facts:
    """By person, what is known from the months before this one, in the words of the law's form.
    `rows`: those that count now. Two queries, and one where there are children."""
    adults = {id_ for id_, who in people.items() if not who.is_child}
    children = {id_ for id_, who in people.items() if who.is_child}
    found: Facts = {
        id_: {"assistance_months": months} for id_, months in _months(sheet, adults).items()
    }
    if children:
        for id_, earned in _earned(sheet, children, rows).items():
            found[id_] = {"earned_before": str(earned)}
    return found


def _months(sheet: Worksheet, adults: Collection[UUID]) -> dict[UUID, dict[str, bool]]:
    """The months that each adult was in a household with a decision in force that granted money."""
    here = SheetRow.objects.filter(
        section=Section.HOUSEHOLD, kind=ADULT_ROW, person_id__in=adults, removed_at=None,
        sheet__month__lt=sheet.month,
    ).values_list("sheet_id", "person_id", "sheet__month")  # fmt: skip
    were = list(here)
    granted = set(_granted({sheet_id for sheet_id, _, _ in were}))
    found: defaultdict[UUID, dict[str, bool]] = defaultdict(dict)
    for sheet_id, person, month in were:
        if sheet_id in granted:
            found[person][f"{month:%Y-%m}"] = True
    return {person: dict(sorted(months.items())) for person, months in found.items()}


def _granted(sheets: Collection[UUID]) -> Collection[UUID]:
    if not sheets:
        return ()
    made = MonthDecision.objects.filter(
        sheet__in=sheets, dropped_at=None, kronor__gt=0, decision__in=in_force(PROGRAM)
    )
    return list(made.values_list("sheet_id", flat=True))


def _earned(
    sheet: Worksheet, children: Collection[UUID], rows: Collection[SheetRow]
) -> dict[UUID, Decimal]:
    """What each child was paid for work this year, as counted months tell it. The same pay stands
    in the months on both sides of it: it is taken once, and not at all where it counts now."""
    year = sheet.month.year
    earlier = SheetRow.objects.filter(
        Q(sheet__calculation__isnull=False),
        section=Section.INCOME, kind__in=WORK, person_id__in=children, removed_at=None,
        sheet__month__lt=sheet.month, sheet__month__gte=date(year, 1, 1),
    ).select_related("sheet")  # fmt: skip
    now = {_paid(row, sheet.month) for row in rows}
    once = {_paid(row, row.sheet.month): row for row in counted_rows(earlier)}
    found: defaultdict[UUID, Decimal] = defaultdict(lambda: NOTHING)
    for paid, row in once.items():
        day, kronor = row.on or row.sheet.month, row.kronor
        if paid not in now and day.year == year and row.person_id and kronor is not None:
            found[row.person_id] += kronor
    return dict(found)


def _paid(row: SheetRow, month: date) -> tuple[UUID | None, str, date, Decimal | None]:
    return row.person_id, row.kind, row.on or month, row.kronor
