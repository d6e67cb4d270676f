"""Riksnormen: one table a year. A cell that nobody has read is unknown, never zero."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from tillit.law.citation import Status

AGES = ("age_0", "age_1_2", "age_3", "age_4_6", "age_7_10", "age_11_14", "age_15_18", "age_19_20")
LUNCH_AGES = AGES[:4]
FIRST_YEARS = (0, 1, 3, 4, 7, 11, 15, 19)
LARGEST = 7
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "children": AGES,
    "children_without_lunch": LUNCH_AGES,
    "adults": ("single", "couple"),
    "common": (*(f"persons_{n}" for n in range(1, LARGEST + 1)), "per_extra"),
}
CELLS = tuple(f"{section}_{name}" for section, names in SECTIONS.items() for name in names)
AGES_SV = dict(
    zip(
        AGES,
        ("0 år", "1–2 år", "3 år", "4–6 år", "7–10 år", "11–14 år", "15–18 år", "19–20 år"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount a month, or nothing while unknown, with its own mark and source."""

    kronor: Decimal | None
    status: Status
    source_sv: str


@dataclass(frozen=True)
class Riksnorm:
    """The whole table of one year. `label_sv` follows every line that uses a provisional table."""

    year: int
    cells: Mapping[str, Cell]
    source_sv: str
    note_sv: str = ""
    label_sv: str = ""
    totals: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def name_sv(self) -> str:
        """What the table is called: "Riksnormen 2025"."""
        return f"Riksnormen {self.year}" + (f" ({self.label_sv})" if self.label_sv else "")

    def child(self, age: int, *, lunch_away: bool = False) -> Cell:
        """The personal costs of a child or school youth of 0–20 years."""
        band = AGES[sum(1 for first in FIRST_YEARS if first <= age) - 1]
        section = "children_without_lunch" if lunch_away else "children"
        return self.cells[f"{section}_{band}"]

    def single(self) -> Cell:
        """The personal costs of an adult who does not live with a partner."""
        return self.cells["adults_single"]

    def couple(self) -> Cell:
        """The personal costs of both partners together."""
        return self.cells["adults_couple"]

    def common(self, persons: int) -> Cell:
        """The common costs of a household of that many persons."""
        if persons <= LARGEST:
            return self.cells[f"common_persons_{persons}"]
        largest, extra = self.cells[f"common_persons_{LARGEST}"], self.cells["common_per_extra"]
        if largest.kronor is None or extra.kronor is None:
            return Cell(None, Status.UNVERIFIED, largest.source_sv)
        kronor = largest.kronor + extra.kronor * (persons - LARGEST)
        return Cell(kronor, least((largest.status, extra.status)), largest.source_sv)

    @property
    def status(self) -> Status:
        """The mark of the least certain cell that has an amount."""
        return least(cell.status for cell in self.cells.values() if cell.kronor is not None)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The cells that nobody has read."""
        return tuple(name for name, cell in self.cells.items() if cell.kronor is None)

    @cached_property
    def checksum(self) -> str:
        """The same for the same amounts, marks and sources, however the file is written."""
        parts = {
            kind: {n: (None if c.kronor is None else str(c.kronor), c.status.value, c.source_sv)
                   for n, c in sorted(cells.items())}
            for kind, cells in (("cells", self.cells), ("totals", self.totals))
        }  # fmt: skip
        plain = json.dumps([self.year, self.label_sv, parts], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(plain.encode()).hexdigest()


def least(statuses: "Iterator[Status] | tuple[Status, ...] | list[Status]") -> Status:
    """The mark of the least certain."""
    found = set(statuses)
    for status in (Status.NOT_FOUND, Status.UNVERIFIED):
        if status in found:
            return status
    return Status.CONFIRMED


def provisional(table: Riksnorm, year: int) -> Riksnorm:
    """Last year's amounts carried to a year that lacks a table: only when asked for, and labelled.

    For demonstrations. The uplift goes item by item, so the amounts are known to be wrong.
    """
    label = f"preliminär, {table.year} års belopp"
    cells = {
        name: replace(cell, status=Status.UNVERIFIED, source_sv=label)
        for name, cell in table.cells.items()
    }
    return Riksnorm(year, cells, label, label_sv=label)
