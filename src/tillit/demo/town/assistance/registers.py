"""What the agencies know of the households: asked beside us while the town is filled, and written
as the simulator's file for when it runs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from tillit.areas.assistance import ports
from tillit.areas.assistance.types import (
    Agency,
    Answer,
    Answers,
    Data,
    Empty,
    Payment,
    PaymentState,
    Period,
    Question,
    Registration,
    Row,
    Shielded,
    Source,
)
from tillit.demo.town.assistance.homes import Grown, Rows, Says
from tillit.law.calendar import add_months

HEADING = (
    "# Who the simulator of the agencies knows in the demo's town. Written anew with the town.\n"
)


@dataclass
class Registers:
    """Everybody that the agencies are asked about, by number. Answers as the simulator would, so
    that nothing goes over a network while the town is filled."""

    grown: dict[str, Grown] = field(default_factory=dict)
    agencies: frozenset[Agency] = frozenset(Agency)

    def tell(self, number: str, adult: Grown) -> None:
        """What there is about somebody."""
        self.grown[number] = adult

    def ask(self, question: Question, *, at: datetime) -> Answers:
        """What there was in the months that have been: everybody answered."""
        says = self.grown[question.person.digits].says
        told = {
            agency: _answer(Source(agency, at), says.get(agency.value, ()), question.period)
            for agency in question.asked
        }
        return Answers(question, at, Shielded.NO, told)

    @contextmanager
    def plugged(self) -> Iterator[None]:
        """While the town is filled, these are asked and no others."""
        before = ports.sources()
        ports.plug(self)
        try:
            yield
        finally:
            ports.plug(*before)

    def write(self, path: Path) -> None:
        """The simulator's file: what there is now, and who does not answer."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADING + "".join(_person(*each) for each in self.grown.items()))


def _answer(source: Source, told: Rows, period: Period) -> Answer:
    """The rows for each month that is asked about. Only what the households of homes.py have."""
    rows: list[Row] = []
    month = period.start.replace(day=1)
    while month <= period.last_day:
        rows += [_row(source, each, month) for each in told]
        month = add_months(month, 1)
    return Data(source, tuple(rows)) if rows else Empty(source)


def _row(source: Source, told: Mapping[str, Any], month: date) -> Row:
    if told["row"] == "inskrivning":
        return Registration(source, add_months(month, -12), None, told["kategori"])
    paid_on = month.replace(day=told["day"])
    return Payment(source, told["slag"], Decimal(told["netto"]), PaymentState.PAID, paid_on)


def _person(number: str, adult: Grown) -> str:
    lines = ["\n[[person]]", f"number = {json.dumps(number)}"]
    if adult.down:
        lines.append(f"down = {_table(dict.fromkeys(adult.down, 'BT'))}")
    lines += [f"{agency} = {_rows(rows)}" for agency, rows in together(adult).items()]
    return "\n".join(lines) + "\n"


def together(adult: Grown) -> Says:
    """All that the agencies say now."""
    agencies = sorted(adult.says.keys() | adult.now.keys())
    return {each: (*adult.says.get(each, ()), *adult.now.get(each, ())) for each in agencies}


def _rows(rows: Iterable[Mapping[str, Any]]) -> str:
    return "[" + ", ".join(_table(row) for row in rows) + "]"


def _table(row: Mapping[str, Any]) -> str:
    """A table on one line. Text, whole numbers and true are written alike in JSON and TOML."""
    return "{ " + ", ".join(f"{key} = {json.dumps(each)}" for key, each in row.items()) + " }"
