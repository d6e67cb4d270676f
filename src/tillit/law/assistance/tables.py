"""The tables a calculation may use: the national years, base amounts, items, and what is added.

A calculation names the tables it used with their checksums; a closed year can never be replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from tillit.law import reading
from tillit.law.assistance.riksnorm import Cell, Riksnorm, provisional
from tillit.law.assistance.table_file import BadRiksnorm, from_plain
from tillit.law.citation import Status

FIRST, LAST_CLOSED, LAST = 2014, 2025, 2026


class TableChanged(ValueError):
    """A closed year is not what it was when it was closed."""


class NoTable(LookupError):
    """There is no norm for that year."""


@dataclass(frozen=True)
class Tables:
    """Every table at hand, by year."""

    norms: Mapping[int, Riksnorm]
    base_amounts: Mapping[int, Cell]
    items: Mapping[int, Mapping[str, Cell]]

    def norm(self, year: int, *, preliminary: bool = False) -> Riksnorm:
        """The norm of that year; a provisional one only where asked for and no whole one exists."""
        found = self.norms.get(year)
        if preliminary and (found is None or found.unknown) and year - 1 in self.norms:
            return provisional(self.norms[year - 1], year)
        if found is None:
            first, last = min(self.norms), max(self.norms)
            raise NoTable(f"Det finns ingen riksnorm för {year}. Tabellerna gäller {first}–{last}.")
        return found

    def base_amount(self, year: int) -> Cell:
        """Prisbasbeloppet of that year; unknown where nobody has read it."""
        return self.base_amounts.get(year, Cell(None, Status.NOT_FOUND, "inte läst"))

    def item(self, year: int, item: str, row: str) -> Cell:
        """What one item is of a personal amount or the common costs; unknown for most years."""
        missing = Cell(None, Status.NOT_FOUND, f"delposterna för {year} är inte lästa")
        return self.items.get(year, {}).get(f"{item}_{row}", missing)

    def with_norm(self, table: Riksnorm) -> "Tables":
        """These tables and one more, brought by an administrator. Raises `BadRiksnorm`."""
        if table.year <= LAST_CLOSED:
            sentence = f"Riksnormen {table.year} är stängd och kan inte bytas ut."
            raise BadRiksnorm((sentence,))
        return replace(self, norms={**self.norms, table.year: table})


@cache
def national() -> Tables:
    """Our own tables, checked as they are read. Raises `BadRiksnorm` or `TableChanged`."""
    closed = reading.toml("riksnorm/closed")["checksums"]
    assert isinstance(closed, dict)
    norms: dict[int, Riksnorm] = {}
    for year in range(FIRST, LAST + 1):
        table = from_plain(reading.toml(f"riksnorm/{year}"), norms.get(year - 1))
        if year <= LAST_CLOSED and table.checksum != closed[str(year)]:
            raise TableChanged(f"Riksnormen {year} är stängd, men filen är ändrad.")
        norms[year] = table
    return Tables(norms, _base_amounts(), {2023: _items(2023)})


@cache
def earlier() -> Mapping[str, Riksnorm]:
    """Our own tables of an open year as they were before they were filled in, by checksum: a stored
    calculation names the one it used. How to keep one is told in riksnorm/closed.toml."""
    names = reading.toml("riksnorm/closed")["earlier"]
    assert isinstance(names, list)
    found = [from_plain(reading.toml(f"riksnorm/earlier/{name}")) for name in names]
    return {table.checksum: table for table in found}


def _base_amounts() -> dict[int, Cell]:
    return {
        row.number("year"): Cell(Decimal(row.number("kronor")), row.status, row.text("source"))
        for row in reading.rows("norm_items/prisbasbelopp")
    }


def _items(year: int) -> dict[str, Cell]:
    plain = reading.toml(f"norm_items/{year}")
    status, source = Status(plain["status"]), str(plain["source"])
    found = {}
    for item, row in plain.items():
        if isinstance(row, dict):
            for name, amount in row.items():
                found[f"{item}_{name}"] = Cell(Decimal(amount), status, source)
    return found
