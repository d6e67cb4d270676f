"""Rows that a worker writes: beside the machine's, never under them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.events import FactCommented, RowRemoved, RowWritten
from tillit.areas.assistance.household import ADULT_ROW, CHILD_ROW, parties_of_case
from tillit.areas.assistance.models import SheetComment, SheetRow, Worksheet
from tillit.areas.assistance.steps import MOVED, sheet_to_work, take_step, touch
from tillit.areas.assistance.types.words import Owner, Section, WarningKind
from tillit.areas.assistance.workflow import MonthStage
from tillit.kernel.actor import Resident, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES, ITEMS
from tillit.registers.people.queries import entries_around, ids_of
from tillit.trust.audit.actions import record

from .receive import warn

KINDS = {
    Section.HOUSEHOLD: {ADULT_ROW, CHILD_ROW},
    Section.INCOME: set(INCOMES),
    Section.COST: set(COSTS),
    Section.ASSET: set(ASSETS),
    Section.SPECIAL: {*ITEMS, "emergency"},
}
NO_WHY = "Skriv varför. Det står i beslutet."
GONE = (
    "Raden finns inte längre: den har hämtats på nytt eller ändrats av någon annan. Det du skrev "
    "finns kvar här. Läs månaden igen."
)
LARGEST = Decimal(1_000_000)


@dataclass(frozen=True)
class RowIn:
    """What a worker writes in a row. `counted`: how much of it counts, or is accepted."""

    section: Section
    kind: str
    person: UUID | None = None
    kronor: Decimal | None = None
    counted: Decimal | None = None
    on: date | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


@transaction.atomic
def add_row(sheet_id: UUID, row: RowIn, *, id: UUID | None = None, by: Staff, at: datetime) -> UUID:
    """Write a row of one's own. The same `id` twice is one row."""
    sheet = sheet_to_work(by, sheet_id, at=at)
    if id and SheetRow.objects.filter(pk=id, sheet=sheet).exists():
        return id
    _check(row, sheet, by=by, at=at)
    if row.section is Section.SPECIAL and not row.why.strip():
        raise Refusal(NO_WHY)
    return _write(sheet, row, id or new_id(), None, by=by, at=at)


@transaction.atomic
def correct_row(
    row_id: UUID, row: RowIn, *, id: UUID | None = None, by: Staff, at: datetime
) -> UUID:
    """Let one's own row hold instead of a row that was fetched or applied for, and say why. The
    other stands beside it, and is still refreshed; a new fetching never takes this one away. The
    same `id` twice is one correction. Moved when the row has been taken away meanwhile."""
    made = the_one(SheetRow.objects.filter(pk=id)) if id else None
    if made is not None:
        sheet_to_work(by, made.sheet_id, at=at)
        return made.pk
    old, sheet = _row_to_work(row_id, by=by, at=at)
    if row.section != old.section:
        raise Refusal("En rättelse hör till samma del som raden den rättar. Välj den delen.")
    if not row.why.strip():
        raise Refusal(NO_WHY)
    _check(row, sheet, by=by, at=at)
    if old.owner == Owner.WORKER:
        _remove(old, by=by, at=at)
        return _write(sheet, row, id or new_id(), old.corrects_id, by=by, at=at)
    return _write(sheet, row, id or new_id(), old.pk, by=by, at=at)


@transaction.atomic
def remove_row(row_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Take a row away. What was fetched or applied for is corrected instead: it stays visible."""
    row, sheet = _row_to_work(row_id, by=by, at=at)
    if row.owner != Owner.WORKER:
        raise Refusal("Det som är hämtat eller sökt tas inte bort. Rätta raden och skriv varför.")
    if not why.strip():
        raise Refusal(NO_WHY)
    _remove(row, by=by, at=at)
    touch(sheet, {Section(row.section)}, by=by, at=at)
    record(RowRemoved(case=sheet.case_id, row=row.pk, section=Section(row.section)), by=by, at=at)


@transaction.atomic
def comment_fact(
    sheet_id: UUID, text: str, *, row_id: UUID | None = None, by: Resident, at: datetime
) -> UUID:
    """A party says something of what was fetched about them, before it is decided on (FL 25). A
    person must look at it."""
    sheet = the_one(Worksheet.objects.filter(pk=sheet_id))
    me = ids_of(by, by.id)
    if sheet is None or by.acts_for is not None:
        raise NotThere
    if not any(party.person_id in me for party in parties_of_case(by, sheet.case_id, at)):
        raise NotThere
    if sheet.stage in (MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED):
        raise Refusal("Månaden är beslutad. Du kan överklaga, eller höra av dig till oss.")
    if not text.strip() or len(text) > 4_000:
        raise Refusal("Skriv vad som är fel eller saknas, med högst 4 000 tecken.")
    mine = SheetRow.objects.filter(sheet=sheet, person_id__in=me)
    if row_id is not None and not mine.filter(pk=row_id).exists():
        raise NotThere
    made = SheetComment.objects.create(
        sheet=sheet, row_id=row_id, person_id=by.id, text=text.strip(), at=at
    )
    warn(sheet, WarningKind.COMMENT, str(made.pk), at=at)
    record(FactCommented(case=sheet.case_id, person=by.id, comment=made.pk), by=by, at=at)
    return made.pk


def _write(
    sheet: Worksheet, row: RowIn, id: UUID, corrects: UUID | None, *, by: Staff, at: datetime
) -> UUID:
    new = SheetRow(
        pk=id, sheet=sheet, section=row.section, kind=row.kind, person_id=row.person,
        kronor=row.kronor, counted=row.counted, on=row.on, facts=dict(row.facts),
        owner=Owner.WORKER, origin=f"worker:{id}", source=f"{by.name}, handläggare"[:120],
        corrects_id=corrects, why=row.why.strip(), by_name=by.name, read_at=at, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:  # somebody else has just corrected the same row
        raise Moved(MOVED)
    touch(sheet, {row.section}, by=by, at=at)
    if sheet.stage != MonthStage.WORKED:
        take_step(sheet, "work", by=by, at=at)
    event = RowWritten(case=sheet.case_id, row=id, section=row.section, corrects=corrects)
    record(event, by=by, at=at)
    return id


def _remove(row: SheetRow, *, by: Staff, at: datetime) -> None:
    same = SheetRow.objects.filter(pk=row.pk, removed_at=None)
    if not same.update(removed_at=at, removed_by_name=by.name):
        raise Moved(MOVED)


def _row_to_work(row_id: UUID, *, by: Staff, at: datetime) -> tuple[SheetRow, Worksheet]:
    row = the_one(SheetRow.objects.filter(pk=row_id))
    if row is None:
        raise NotThere
    sheet = sheet_to_work(by, row.sheet_id, at=at)
    if row.removed_at is not None:
        raise Moved(GONE)
    return row, sheet


def _check(row: RowIn, sheet: Worksheet, *, by: Staff, at: datetime) -> None:
    if row.kind not in KINDS[row.section]:
        raise Refusal("Välj vad raden gäller.")
    for amount in (row.kronor, row.counted):
        if amount is not None and not (0 <= amount <= LARGEST and amount == round(amount, 2)):
            raise Refusal("Skriv kronor från 0 till en miljon, med högst två decimaler.")
    if row.section is Section.INCOME and row.person is None:
        raise Refusal("Välj vems inkomsten är.")
    if row.counted is not None and row.kronor is not None and row.counted > row.kronor:
        raise Refusal("Mer än hela beloppet kan inte räknas. Ändra något av beloppen.")
    if row.counted is not None and row.counted != row.kronor and not row.why.strip():
        raise Refusal(NO_WHY)
    if row.section is Section.HOUSEHOLD and row.person is None:
        raise Refusal("Välj vem i hushållet raden gäller.")
    if row.person is not None and not _near(row.person, sheet, by=by, at=at):
        raise Refusal("Personen hör inte till hushållet. Lägg in släktskapet på personens sida.")


def _near(person: UUID, sheet: Worksheet, *, by: Staff, at: datetime) -> bool:
    here = SheetRow.objects.filter(sheet=sheet, section=Section.HOUSEHOLD, person_id=person)
    return here.exists() or person in entries_around(by, sheet.case.person_id, at=at)
