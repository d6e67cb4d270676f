"""What agencies answered, as rows of a month. Plain Python over types.py.

A row is named by the fact it tells of (`origin`): the same fact read twice is the same row, so that
a new fetching takes up only what has changed.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from tillit.kernel.protected import Protected

from .types import (
    Agency,
    Answer,
    Answers,
    Data,
    Empty,
    Failed,
    Payment,
    PaymentState,
    TaxRefund,
    Vehicle,
    Wage,
)
from .types import Row as Told
from .types.words import Answered, Section

UNKNOWN = "unknown"
# The agencies' own codes, as the simulator has them: unverified, no list of theirs has been read.
# A code that is not here is not guessed at: it becomes a question.
BENEFITS = {
    (Agency.FK, "BOSTADSBIDRAG"): "housing_allowance",
    (Agency.FK, "BARNBIDRAG"): "child_allowance",
    (Agency.FK, "FLERBARNSTILLAGG"): "large_family_supplement",
    (Agency.FK, "UNDERHALLSSTOD"): "maintenance",
    (Agency.FK, "SJUKPENNING"): "sickness_benefit",
    (Agency.FK, "FORALDRAPENNING"): "parental_benefit",
    (Agency.FK, "AKTIVITETSSTOD"): "activity_support",
    (Agency.PM, "GARANTIPENSION"): "pension",
    (Agency.PM, "EFTERLEVANDE"): "pension",
    (Agency.CSN, "SH"): "study_aid",
    (Agency.CSN, "SB"): "study_aid",
    (Agency.SO, "DAGPENNING"): "unemployment_benefit",
}
WAGE_UNKNOWN = "gross_wage"  # before tax: what reached the person is not in the declaration


@dataclass(frozen=True)
class MachineRow:
    """A row that the machine makes of what an agency told."""

    agency: Agency
    section: Section
    kind: str
    kronor: Decimal | None
    on: date | None
    origin: str
    source: str
    read_at: datetime


def machine_rows(answers: Answers) -> list[MachineRow]:
    """The rows of all who answered. Money that has not been paid is no income."""
    told: list[tuple[Agency, Told, str, Decimal | None, date | None, Section]] = []
    for agency, answer in answers.each.items():
        if isinstance(answer, Data):
            told += [(agency, row, *each) for row in answer.rows for each in _meant(agency, row)]
    seen = Counter[str]()
    found = []
    for agency, row, kind, kronor, on, section in told:
        name = f"{agency.value}:{type(row).__name__}:{_code(row)}:{on or ''}:{kronor}"
        seen[name] += 1  # two equal sums the same day are two facts
        origin = f"{name}:{seen[name]}"[:120]
        at = row.source.read_at
        found.append(MachineRow(agency, section, kind, kronor, on, origin, agency.swedish, at))
    return found


def _code(row: Told) -> str:
    return str(getattr(row, "kind", ""))


def _meant(agency: Agency, row: Told) -> Iterator[tuple[str, Decimal | None, date | None, Section]]:
    """What a fact is in a month: an income, something owned; or nothing that is counted."""
    if isinstance(row, Payment):
        if row.state is PaymentState.PAID:
            yield BENEFITS.get((agency, row.kind), UNKNOWN), row.net, row.paid_on, Section.INCOME
    elif isinstance(row, TaxRefund):
        yield "tax_refund", row.net, row.paid_on, Section.INCOME
    elif isinstance(row, Wage):
        yield WAGE_UNKNOWN, None, row.month, Section.INCOME
    elif isinstance(row, Vehicle):
        yield "vehicle", None, None, Section.ASSET


def answered(answer: Answer) -> Answered:
    """Which of the four an answer is."""
    if isinstance(answer, Data):
        return Answered.DATA
    if isinstance(answer, Empty):
        return Answered.EMPTY
    return Answered.FAILED if isinstance(answer, Failed) else Answered.NOT_ASKED


def as_text(rows: Iterable[Told]) -> str:
    """The rows as they came, as one text to seal. What is protected is opened here and nowhere
    else: the text is sealed before it reaches the database."""
    plain = [{"row": type(row).__name__, **_plain(row)} for row in rows]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Any) -> Any:  # Any: whatever a row holds; the branches are the whole list
    if isinstance(value, Protected):
        return _plain(value.reveal())
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
