"""Late news: what agencies tell afterwards about the days that a decided month was counted by.

The month after asks about those days once more. What differs, and would have made the month another
one, is something for a person to look at: nothing is corrected and nothing claimed back by itself.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import full_day
from tillit.law.assistance.calculation import Calculation
from tillit.law.assistance.kinds import INCOMES
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.parameters import Window
from tillit.law.calendar import add_months

from .local import parameters
from .looking import Seen
from .models import AgencyAnswer, MonthDecision, SheetRow, Worksheet
from .standing import Standing, standing_of
from .telling import WAGE_UNKNOWN
from .types import Agency
from .types.words import Answered, Owner, Section, WarningKind

Count = Callable[[Standing], Calculation]
WORK = frozenset(name for name, kind in INCOMES.items() if kind.way == "work")
UNREAD = {"unknown": "en utbetalning som vi inte känner igen", WAGE_UNKNOWN: "lön före skatt"}
HEARD = (Answered.DATA, Answered.EMPTY)


def decided_before(sheet: Worksheet) -> Worksheet | None:
    """The month before in the same case, where somebody has decided on it. One query."""
    made = MonthDecision.objects.filter(
        sheet__case_id=sheet.case_id, sheet__month=add_months(sheet.month, -1), dropped_at=None
    ).exclude(decision__decided_at=None)
    row = made.select_related("sheet__case").first()
    return row.sheet if row else None


def late_seen(sheet: Worksheet, count: Count, *, by: Actor, at: datetime) -> list[Seen]:
    """What the month after tells that a decided month did not know of, and that changes its sum.
    `count`: how a month is counted. One query where there is no month after."""
    after = Worksheet.objects.filter(
        case_id=sheet.case_id, month=add_months(sheet.month, 1)
    ).first()
    if after is None or not _is_decided(sheet):
        return []
    return told_later(sheet, after, count, by=by, at=at)


def told_later(
    sheet: Worksheet, after: Worksheet, count: Count, *, by: Actor, at: datetime
) -> list[Seen]:
    """As `late_seen`, for who knows that the month is decided and which month comes after."""
    before, told = _both(sheet, after)
    came, left = told.keys() - before.keys(), before.keys() - told.keys()
    if not came and not left:
        return []
    found = standing_of(by, sheet, at=at)
    new = [told[origin] for origin in sorted(came) if _is_news(told[origin], found)]
    gone = _gone(found, left, after) if left else []
    if (not new and not gone) or not _differs(found, new, gone, count):
        return []
    return [_seen(row, _came(row)) for row in new] + [_seen(row, _left(row)) for row in gone]


def _is_decided(sheet: Worksheet) -> bool:
    made = MonthDecision.objects.filter(sheet=sheet, dropped_at=None)
    return made.exclude(decision__decided_at=None).exists()


def _both(sheet: Worksheet, after: Worksheet) -> tuple[dict[str, SheetRow], dict[str, SheetRow]]:
    """What agencies said in each of the two months of the days that the first was counted by."""
    window = Window(**parameters(sheet.month)["window"])
    rows = SheetRow.objects.filter(
        sheet__in=(sheet, after), section=Section.INCOME, owner=Owner.MACHINE, removed_at=None,
        on__range=window.days(sheet.month),
    )  # fmt: skip
    found: tuple[dict[str, SheetRow], dict[str, SheetRow]] = ({}, {})
    for row in rows:
        found[row.sheet_id == after.pk][row.origin] = row
    return found


def _is_news(row: SheetRow, found: Standing) -> bool:
    """Somebody of the household of then; and a declared wage is no news of whose pay counts."""
    if row.person_id not in found.people:
        return False
    pays = {each.person_id for each in found.rows if each.kind in WORK}
    return row.kind != WAGE_UNKNOWN or row.person_id not in pays


def _gone(found: Standing, left: Collection[str], after: Worksheet) -> list[SheetRow]:
    """What this month counted by an agency that has answered since, and no longer says it."""
    heard = _heard(after)
    rows = [row for row in found.rows if row.owner == Owner.MACHINE and row.origin in left]
    return [row for row in rows if (row.person_id, _agency(row)) in heard]


def _heard(after: Worksheet) -> set[tuple[UUID | None, str]]:
    answers = AgencyAnswer.objects.filter(sheet=after, answered__in=HEARD)
    return set(answers.values_list("person_id", "agency"))


def _differs(
    found: Standing, new: Iterable[SheetRow], gone: Iterable[SheetRow], count: Count
) -> bool:
    """Whether the month would have become another. What cannot be counted is looked at."""
    left = {row.pk for row in gone}
    rows = (*(row for row in found.rows if row.pk not in left), *new)
    try:
        return count(found).to_pay != count(replace(found, rows=rows)).to_pay
    except Refusal:
        return True


def _seen(row: SheetRow, text: str) -> Seen:
    return Seen(WarningKind.LATE_NEWS, row.origin, text, agency=_agency(row))


def _came(row: SheetRow) -> str:
    return f"{_fact(row)} Det var inte känt när månaden beslutades."


def _left(row: SheetRow) -> str:
    return f"{_fact(row)} Det räknades när månaden beslutades, men finns inte kvar i svaret nu."


def _fact(row: SheetRow) -> str:
    known = INCOMES.get(row.kind)
    words = UNREAD.get(row.kind) or (known.name_sv if known else row.kind)
    kronor = "okänt belopp" if row.kronor is None else f"{shown(row.kronor)} kr"
    day = f", {full_day(row.on)}" if row.on else ""
    return f"{Agency(_agency(row)).swedish}: {words}, {kronor}{day}."


def _agency(row: SheetRow) -> str:
    return row.origin.partition(":")[0]
