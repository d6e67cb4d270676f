"""A table of the norm as a file: our own years, and what an administrator brings.

The form is that of tables/riksnorm/2025.toml; an unknown amount is written "okänt". All faults
are told at once, and a table with a fault is not read half-way.
"""

import tomllib
from collections.abc import Mapping
from decimal import Decimal

from tillit.law.assistance import sanity
from tillit.law.assistance.riksnorm import SECTIONS, Cell, Riksnorm
from tillit.law.citation import Status

UNKNOWN = "okänt"
_TOP = {"year", "status", "source", "note", "totals", "totals_mark", "marks", *SECTIONS}


class BadRiksnorm(ValueError):
    """A table that cannot be used; `faults` are sentences for whoever brought the file."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def read_table(text: str, before: Riksnorm | None = None) -> Riksnorm:
    """The table of that file, checked against the year before. Raises `BadRiksnorm`."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BadRiksnorm((f"Filen går inte att läsa som TOML: {problem}.",))
    return from_plain(plain, before)


def from_plain(plain: Mapping[str, object], before: Riksnorm | None = None) -> Riksnorm:
    """The table, from what a TOML file holds. Raises `BadRiksnorm`."""
    reader = _Reader(plain)
    table = reader.table()
    faults = reader.faults or list(sanity.faults(table, before))
    if faults:
        raise BadRiksnorm(tuple(faults))
    return table


class _Reader:
    """Reads a table and gathers what is wrong with it."""

    def __init__(self, plain: Mapping[str, object]) -> None:
        self.plain = plain
        self.faults: list[str] = []

    def table(self) -> Riksnorm:
        year = self.plain.get("year")
        if not isinstance(year, int) or isinstance(year, bool) or not 2000 <= year <= 2100:
            self.faults.append("Årtalet saknas eller är inget år: skriv till exempel year = 2027.")
            year = 0
        for name in sorted(set(self.plain) - _TOP):
            self.faults.append(f"Fältet {name} är okänt. Är det felstavat?")
        status, source = self._mark(self.plain, "tabellen")
        marks = self._section("marks", needed=False)
        cells: dict[str, Cell] = {}
        for section, names in SECTIONS.items():
            found = self._section(section)
            for name in sorted(set(found) - set(names)):
                self.faults.append(f"[{section}] har ett okänt fält: {name}.")
            for name in names:
                own = marks.get(f"{section}_{name}")
                mark = self._mark(own, name) if isinstance(own, dict) else (status, source)
                cells[f"{section}_{name}"] = Cell(self._kronor(found, section, name), *mark)
        for name in sorted(set(marks) - set(cells)):
            self.faults.append(f"[marks.{name}] gäller ingen cell i tabellen.")
        note = self.plain.get("note", "")
        return Riksnorm(year, cells, source, str(note), totals=self._totals())

    def _totals(self) -> dict[str, Cell]:
        found = self._section("totals", needed=False)
        if not found:
            return {}
        mark = self._mark(self._section("totals_mark"), "summorna")
        return {name: Cell(self._kronor(found, "totals", name), *mark) for name in sorted(found)}

    def _section(self, name: str, *, needed: bool = True) -> Mapping[str, object]:
        found = self.plain.get(name)
        if isinstance(found, dict):
            return found
        if needed or found is not None:
            self.faults.append(f"Avsnittet [{name}] saknas.")
        return {}

    def _mark(self, plain: Mapping[str, object], what: str) -> tuple[Status, str]:
        source, status = plain.get("source"), plain.get("status")
        if not isinstance(source, str) or not source.strip():
            self.faults.append(f"Källan saknas för {what}. Skriv var beloppen är lästa.")
            source = ""
        if status not in ("confirmed", "unverified"):
            self.faults.append(f"Märket för {what} ska vara confirmed eller unverified.")
            status = "unverified"
        return Status(status), source

    def _kronor(self, found: Mapping[str, object], section: str, name: str) -> Decimal | None:
        if name not in found:
            self.faults.append(
                f'[{section}] saknar {name}. Skriv "{UNKNOWN}" om ingen har läst det.'
            )
            return None
        value = found[name]
        if value == UNKNOWN:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.faults.append(f"[{section}] {name} ska vara hela kronor, inte {value!r}.")
            return None
        return Decimal(value)
