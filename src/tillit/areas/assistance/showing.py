"""What pages see of a month, made from its tables."""

from collections.abc import Collection, Iterable
from datetime import date

from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES, ITEMS

from .accounts import last_digits
from .models import MissingThing, Payee, SectionApproval, SheetRow, SheetWarning, Worksheet
from .standing import Standing, approved_sections
from .types import Reason
from .types.payees import Agreed, HolderCheck, PayeeKind, WayToPay
from .types.receivers import PayeeLine
from .types.shown import (
    AnswerLine,
    CalculationLine,
    MissingLine,
    RowLine,
    SectionView,
    WarningLine,
)
from .types.words import (
    Answered,
    Missing,
    Owner,
    Section,
    WarningKind,
    WarningState,
)


def section_views(found: Standing) -> tuple[SectionView, ...]:
    """The parts of a month, with who approved each as it stands."""
    rows = SectionApproval.objects.filter(sheet=found.sheet, fallen_at=None)
    holds = approved_sections(found)
    by = {Section(row.section): row for row in rows if Section(row.section) in holds}
    return tuple(
        SectionView(
            section,
            row_lines(found, [row for row in found.all_rows if row.section == section]),
            found.digest(section),
            by[section].by_name if section in by else "",
            by[section].at if section in by else None,
        )
        for section in found.sections
    )


def row_lines(found: Standing, rows: Iterable[SheetRow]) -> tuple[RowLine, ...]:
    """Rows as pages see them; what is corrected says so."""
    counts = {row.pk for row in found.rows}
    return tuple(_row_line(row, found, row.pk not in counts) for row in rows)


WORDS = {
    Section.INCOME: {name: kind.name_sv for name, kind in INCOMES.items()},
    Section.COST: {name: kind.name_sv for name, kind in COSTS.items()},
    Section.ASSET: ASSETS,
    Section.SPECIAL: ITEMS | {"emergency": "akut nöd är prövad"},
    Section.HOUSEHOLD: {"adult": "vuxen", "child": "barn"},
}
UNREAD = {"unknown": "en utbetalning som vi inte känner igen", "gross_wage": "lön före skatt"}


def _row_line(row: SheetRow, found: Standing, corrected: bool) -> RowLine:
    who = found.people.get(row.person_id) if row.person_id else None
    section = Section(row.section)
    return RowLine(
        id=row.pk,
        section=section,
        kind=row.kind,
        words=UNREAD.get(row.kind) or WORDS[section].get(row.kind, row.kind),
        person=row.person_id,
        who=who.word if who else "",
        kronor=row.kronor,
        counted=row.counted,
        on=row.on,
        facts=dict(row.facts),
        owner=Owner(row.owner),
        source=row.source,
        read_at=row.read_at,
        why=row.why,
        by_name=row.by_name,
        corrects=row.corrects_id,
        corrected=corrected,
    )


def warning_lines(sheet: Worksheet) -> tuple[WarningLine, ...]:
    """The warnings of a month, the oldest first."""
    rows = SheetWarning.objects.filter(sheet=sheet).order_by("opened_at", "key")
    return tuple(
        WarningLine(
            row.pk, WarningKind(row.kind), WarningState(row.state), row.text, row.opened_at,
            row.by_name, row.why,
        )
        for row in rows
    )  # fmt: skip


def answer_lines(found: Standing) -> tuple[AnswerLine, ...]:
    """The latest answer of each agency about each person, with what to do when it is none."""
    return tuple(
        AnswerLine(
            row.person_id,
            row.agency,
            row.answered,
            Reason[row.reason].value if row.answered == Answered.FAILED else "",
            row.read_at,
        )
        for row in sorted(found.answers, key=lambda each: (each.agency, str(each.person_id)))
    )


def missing_lines(sheet: Worksheet, *, on: date) -> tuple[MissingLine, ...]:
    """What is asked for, the soonest first, with what has come."""
    rows = MissingThing.objects.filter(sheet=sheet, dropped_at=None).order_by("by_day", "pk")
    return tuple(
        MissingLine(
            row.pk, Missing(row.what), row.text, row.of_id, row.by_day, row.answered_at,
            row.answered_at is None and row.by_day < on,
        )
        for row in rows
    )  # fmt: skip


def calculation_line(sheet: Worksheet) -> CalculationLine | None:
    """The calculation that holds, if the month has been counted."""
    row = sheet.calculation
    if row is None:
        return None
    return CalculationLine(
        row.pk, row.text, row.sha256, row.kronor, row.questions, row.provisional, row.at,
        row.version == sheet.version,
    )  # fmt: skip


def payee_line(row: Payee, shared: Collection[str]) -> PayeeLine:
    """Who gets money, with the last digits of the account. `shared`: the marks of accounts that are
    paid on in another case too."""
    account = row.account.reveal() if row.account is not None else ""
    return PayeeLine(
        row.pk, PayeeKind(row.kind), WayToPay(row.way), last_digits(account) if account else "",
        row.added_by_name, row.approved_at is None, row.held_until,
        row.account_mark in shared, row.told_by_id is not None,
        Agreed(row.agreed).words if row.agreed else "", row.agreed_on,
        HolderCheck(row.checked).words if row.checked else "", row.approved_by_name,
        row.salary_of is not None, row.stopped_at,
    )  # fmt: skip
