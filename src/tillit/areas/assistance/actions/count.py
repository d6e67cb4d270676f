"""Count a month and keep the calculation as it was; approve its parts one by one."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from tillit.areas.assistance.activity import activity_seen
from tillit.areas.assistance.earlier import earlier_of
from tillit.areas.assistance.elsewhere import counted_elsewhere
from tillit.areas.assistance.events import MonthCounted, SectionApproved
from tillit.areas.assistance.late import late_seen
from tillit.areas.assistance.local import parameters, tables_now
from tillit.areas.assistance.looking import BY_ENGINE, Seen, compared
from tillit.areas.assistance.models import SectionApproval, SheetRow, StoredCalculation, Worksheet
from tillit.areas.assistance.plain import form_of
from tillit.areas.assistance.standing import Standing, month_before, standing_of
from tillit.areas.assistance.steps import sheet_to_work, take_step
from tillit.areas.assistance.types import Agency
from tillit.areas.assistance.types.applied import checksum
from tillit.areas.assistance.types.words import Section, WarningKind
from tillit.areas.assistance.workflow import MonthStage
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, Refusal
from tillit.law.assistance.calculation import Calculation, calculate
from tillit.law.assistance.plain import BadCase
from tillit.law.assistance.stored import as_json
from tillit.trust.audit.actions import record

from .warnings import settle

CHANGED = "Delen har ändrats sedan du läste den. Läs den igen innan du godkänner."
EMPTY = "Det finns inget att godkänna i den delen."


@transaction.atomic
def count_month(sheet_id: UUID, *, by: Actor, at: datetime) -> UUID:
    """Count the month as it stands and keep the calculation whole. The same month counted twice
    is one calculation. Refuses what cannot be counted with every fault; then nothing is kept."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    row = count_standing(standing_of(by, sheet, at=at), by=by, at=at)
    late = late_seen(sheet, counted_of, by=by, at=at)
    settle(sheet, late, silent=frozenset(), only=WarningKind.LATE_NEWS, at=at)
    return row.pk


def count_standing(found: Standing, *, by: Actor, at: datetime) -> StoredCalculation:
    """As `count_month`, for who has let the actor in and read the month in this transaction. The
    month that was read holds the calculation afterwards."""
    sheet, counted = found.sheet, counted_of(found)
    text = as_json(counted)
    row = _stored(sheet, counted, text, by=by, at=at)
    if sheet.calculation_id != row.pk:
        Worksheet.objects.filter(pk=sheet.pk).update(calculation=row)
        sheet.calculation = row
        event = MonthCounted(
            case=sheet.case_id, sheet=sheet.pk, calculation=row.pk, sha256=Code(row.sha256),
            questions=row.questions,
        )  # fmt: skip
        record(event, by=by, at=at)
    seen = [*seen_in(found, counted), *activity_seen(sheet), *counted_elsewhere(found)]
    settle(sheet, seen, silent=found.silent, at=at)
    if sheet.stage not in (MonthStage.FETCHED, MonthStage.WORKED):
        take_step(sheet, "work", by=by, at=at)
    return row


def counted_of(found: Standing) -> Calculation:
    """The calculation of a month. Raises Refusal with every fault."""
    earlier = earlier_of(found.sheet, found.people, found.rows)
    form = form_of(found.rows, found.people, found.answers, earlier)
    try:
        month = found.sheet.month
        return calculate(form, month, parameters=parameters(month), tables=tables_now())
    except BadCase as problem:
        raise Refusal("Månaden kan inte räknas. " + " ".join(problem.faults))


def seen_in(found: Standing, counted: Calculation) -> list[Seen]:
    """All that somebody should look at in a month, from its rows, its answers and its sum."""
    seen = compared(found.facts(), month_before(found.sheet))
    seen += [
        Seen(WarningKind.REGISTER_SILENT, each, f"{Agency(each).swedish} svarade inte.")
        for each in sorted(found.silent)
    ]
    for each in counted.warnings:
        kind = BY_ENGINE.get(each.code, WarningKind.EXPENSE_REVIEW)
        seen.append(Seen(kind, f"{each.code}:{each.about}", each.text_sv))
    if counted.labels and not settings.DEMO:  # in the demo a label, never a hindrance
        seen.append(Seen(WarningKind.PROVISIONAL_TABLE, "table", ", ".join(counted.labels)))
    partly = [row for row in found.rows if row.section == Section.COST and _partly(row)]
    seen += [Seen(WarningKind.EXPENSE_PARTLY_REJECTED, row.kind) for row in partly]
    return seen


def _partly(row: SheetRow) -> bool:
    return row.counted is not None and row.kronor is not None and row.counted < row.kronor


def _stored(
    sheet: Worksheet, counted: Calculation, text: str, *, by: Actor, at: datetime
) -> StoredCalculation:
    row = StoredCalculation(
        sheet=sheet, version=sheet.version, text=text, sha256=checksum(text),
        kronor=counted.to_pay, questions=len(counted.questions),
        provisional=bool(counted.labels), by_name=getattr(by, "name", ""), at=at,
    )  # fmt: skip
    same = StoredCalculation.objects.filter(sheet=sheet, version=sheet.version, sha256=row.sha256)
    known = same.first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # counted at the same moment
        return same.get()
    row.refresh_from_db(fields=["kronor"])  # the sum as the database writes it, for every reader
    return row


@transaction.atomic
def approve_section(
    sheet_id: UUID, section: Section, *, digest: str, by: Staff, at: datetime
) -> None:
    """Say that a part of the month is right as it stands. `digest`: the checksum of what was read.
    It falls when the part changes."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    found = standing_of(by, sheet, at=at)
    if section not in found.sections:
        raise Refusal(EMPTY)
    if found.digest(section) != digest:
        raise Moved(CHANGED)
    standing = SectionApproval.objects.filter(sheet=sheet, section=section, fallen_at=None)
    if standing.filter(digest=digest).exists():
        return
    standing.update(fallen_at=at)
    SectionApproval.objects.create(
        sheet=sheet, section=section, digest=digest, by_id=by.id, by_name=by.name, at=at
    )
    event = SectionApproved(
        case=sheet.case_id, sheet=sheet.pk, section=section, digest=Code(digest)
    )
    record(event, by=by, at=at)
