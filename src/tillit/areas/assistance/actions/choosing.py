"""Write and approve a year's norm and the municipality's own choices: always two people."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.events_of_choices import LocalChoiceStep
from tillit.areas.assistance.local import as_parameters, tables_now
from tillit.areas.assistance.models import LocalChoice, NormTable, StoredCalculation
from tillit.areas.assistance.policies import check_may_approve_choice, check_may_write_choice
from tillit.areas.assistance.types.choosing import BY_CODE, GUIDE, GUIDED, ChoiceStep
from tillit.kernel.actor import Staff
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kronor import exact, kronor
from tillit.law.assistance.parameters import parameters_from
from tillit.law.assistance.plain import BadCase
from tillit.law.assistance.table_file import BadRiksnorm, read_table
from tillit.law.assistance.tables import LAST_CLOSED
from tillit.trust.audit.actions import record

TWO = "Du skrev in det själv. En annan person ska läsa källan och godkänna."
SOURCE = "Skriv källan: var är det beslutat, och vilken dag?"
USED = "Normen är använd i en räkning. Den kan inte bytas ut: en räkning ska kunna göras om."
FIRST = "Välj den första i den här månaden eller en senare månad. Gamla månader ändras inte."
LATE = "Valet gäller redan. Skriv ett nytt val som gäller från en senare månad."


@transaction.atomic
def propose_norm(text: str, *, by: Staff, at: datetime) -> UUID:
    """Bring a year's norm as a file. Refuses with every fault of it at once, and every closed
    year; a norm that is used may not be replaced."""
    check_may_write_choice(by)
    try:
        year = read_table(text).year
        table = read_table(text, tables_now().norms.get(year - 1))
    except BadRiksnorm as problem:
        raise Refusal(" ".join(problem.faults))
    if year <= LAST_CLOSED:
        raise Refusal(f"Riksnormen {year} är stängd. Välj ett senare år.")
    _check_not_used(year)
    row = NormTable(
        year=year, text=text, checksum=table.checksum, source=table.source_sv, **_by(by, at)
    )
    return _written(row, Code(f"norm-{year}"), by=by, at=at)


@transaction.atomic
def propose_choice(
    code: str, written: str, *, valid_from: date, source: str, by: Staff, at: datetime
) -> UUID:
    """Write a choice that is to hold from a month on. `written`: the value as it was typed."""
    check_may_write_choice(by)
    if code not in BY_CODE:
        raise NotThere
    value = _value(code, written.strip())
    return _choice(code, value, valid_from=valid_from, source=source, by=by, at=at)


@transaction.atomic
def propose_guide(
    kind: str,
    ceiling: str,
    *,
    persons: int,
    valid_from: date,
    source: str,
    by: Staff,
    at: datetime,
) -> UUID:
    """Write a guide for a cost of households of at least so many; it warns and never cuts.
    Without a ceiling there is no guide from that month."""
    check_may_write_choice(by)
    if kind not in GUIDED or not 0 <= persons <= 20:
        raise NotThere
    value = None
    if ceiling.strip():
        amount = exact(_kronor(ceiling))
        value = {"kind": kind, "persons": persons, "ceiling": amount, "source": source.strip()}
    code = f"{GUIDE}:{kind}:{persons}"
    return _choice(code, value, valid_from=valid_from, source=source, by=by, at=at)


@transaction.atomic
def approve_norm(norm_id: UUID, *, by: Staff, at: datetime) -> None:
    """The second person's yes. From now on months of that year are counted with it."""
    row = _waiting(NormTable, norm_id, by)
    _check_not_used(row.year)
    others = NormTable.objects.filter(year=row.year, approved_at__isnull=False, withdrawn_at=None)
    others.update(withdrawn_at=at, withdrawn_by_name=by.name, why="Ersatt innan den användes.")
    _approve(row, Code(f"norm-{row.year}"), by=by, at=at)


@transaction.atomic
def approve_choice(choice_id: UUID, *, by: Staff, at: datetime) -> None:
    """The second person's yes. The choice holds from its month."""
    row = _waiting(LocalChoice, choice_id, by)
    if row.valid_from < day_of(at).replace(day=1):
        raise Refusal("Månaden har gått. Ta bort valet och skriv in det igen. " + FIRST)
    _approve(row, Code(row.code), by=by, at=at)


@transaction.atomic
def withdraw_norm(norm_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Take a norm away before it is used."""
    row = _standing(NormTable, norm_id, by)
    if row.approved_at is not None:
        _check_not_used(row.year)
    _withdraw(row, Code(f"norm-{row.year}"), why=why, by=by, at=at)


@transaction.atomic
def withdraw_choice(choice_id: UUID, *, why: str, by: Staff, at: datetime) -> None:
    """Take a choice away before it holds."""
    row = _standing(LocalChoice, choice_id, by)
    if row.approved_at is not None and row.valid_from <= day_of(at):
        raise Refusal(LATE)
    _withdraw(row, Code(row.code), why=why, by=by, at=at)


def _check_not_used(year: int) -> None:
    """No approved norm of the year may be used by a calculation."""
    rows = NormTable.objects.filter(year=year, approved_at__isnull=False, withdrawn_at=None)
    for row in rows:
        if StoredCalculation.objects.filter(text__contains=row.checksum).exists():
            raise Refusal(USED)


def _choice(
    code: str, value: object, *, valid_from: date, source: str, by: Staff, at: datetime
) -> UUID:
    if not source.strip():
        raise Refusal(SOURCE)
    if valid_from.day != 1 or valid_from < day_of(at).replace(day=1):
        raise Refusal(FIRST)
    try:
        parameters_from(as_parameters([(code, value)]))
    except BadCase as problem:
        raise Refusal(" ".join(problem.faults))
    row = LocalChoice(
        code=code, value=value, valid_from=valid_from, source=source.strip(), **_by(by, at)
    )
    return _written(row, Code(code), by=by, at=at)


def _value(code: str, written: str) -> object:
    kind = BY_CODE[code]
    if kind.options:
        if written not in kind.options:
            raise Refusal("Välj ett av svaren.")
        return written == "yes" if set(kind.options) == {"yes", "no"} else written
    if not written and kind.may_be_none:
        return None
    if kind.unit == "kronor":
        return exact(_kronor(written))
    if not written.isdecimal() or not kind.least <= int(written) <= kind.most:
        raise Refusal(f"Skriv ett tal från {kind.least} till {kind.most}.")
    return int(written)


def _kronor(written: str) -> Decimal:
    try:
        found = kronor(written)
    except ValueError:
        raise Refusal("Skriv beloppet i kronor med siffror.")
    if found < 0:
        raise Refusal("Skriv ett belopp som inte är mindre än noll.")
    return found


def _by(by: Staff, at: datetime) -> dict[str, Any]:  # Any: the fields of a row
    return {"proposed_by": by.id, "proposed_by_name": by.name, "proposed_at": at, "id": new_id()}


def _written(row: NormTable | LocalChoice, code: Code, *, by: Staff, at: datetime) -> UUID:
    row.save(force_insert=True)
    record(LocalChoiceStep(choice=row.pk, code=code, step=ChoiceStep.PROPOSED), by=by, at=at)
    return row.pk


def _waiting(table: Any, id_: UUID, by: Staff) -> Any:  # Any: one of the two tables
    check_may_approve_choice(by)
    row = the_one(table.objects.filter(pk=id_))
    if row is None:
        raise NotThere
    if row.approved_at is not None or row.withdrawn_at is not None:
        raise Moved("Någon annan har just godkänt eller tagit bort det. Läs det igen.")
    if row.proposed_by == by.id:
        raise Refusal(TWO)
    return row


def _standing(table: Any, id_: UUID, by: Staff) -> Any:
    check_may_write_choice(by)
    row = the_one(table.objects.filter(pk=id_))
    if row is None:
        raise NotThere
    return row


def _approve(row: Any, code: Code, *, by: Staff, at: datetime) -> None:
    same = type(row).objects.filter(pk=row.pk, approved_at=None, withdrawn_at=None)
    try:
        with transaction.atomic():
            done = same.update(approved_by=by.id, approved_by_name=by.name, approved_at=at)
    except IntegrityError:  # another of the same year at the same moment
        done = 0
    if not done:
        raise Moved("Någon annan var just före. Läs det igen.")
    record(LocalChoiceStep(choice=row.pk, code=code, step=ChoiceStep.APPROVED), by=by, at=at)


def _withdraw(row: Any, code: Code, *, why: str, by: Staff, at: datetime) -> None:
    if not why.strip():
        raise Refusal("Skriv varför.")
    same = type(row).objects.filter(pk=row.pk, withdrawn_at=None)
    if not same.update(withdrawn_at=at, withdrawn_by_name=by.name, why=why.strip()):
        raise Moved("Någon annan har just tagit bort det. Läs sidan igen.")
    record(LocalChoiceStep(choice=row.pk, code=code, step=ChoiceStep.WITHDRAWN), by=by, at=at)
