"""The tables of the norm as Markdown: a column a year, unknown is said, marks under each year."""

from collections.abc import Iterator

from tillit.law.assistance.kinds import ITEMS
from tillit.law.assistance.kronor import shown
from tillit.law.assistance.riksnorm import AGES_SV, CELLS, LARGEST, LUNCH_AGES, Cell
from tillit.law.assistance.tables import Tables
from tillit.law.citation import Status

NAMES_SV = {
    **{f"children_{age}": f"barn {words}" for age, words in AGES_SV.items()},
    **{f"children_without_lunch_{age}": f"barn {AGES_SV[age]}, utan lunch" for age in LUNCH_AGES},
    "adults_single": "ensamstående",
    "adults_couple": "sambor tillsammans",
    **{f"common_persons_{n}": f"gemensamt, {n}" for n in range(1, LARGEST + 1)},
    "common_per_extra": "gemensamt, per person över 7",
}


def tables_as_markdown(tables: Tables) -> str:
    """All years, base amounts and items."""
    parts = [*_norms(tables), *_sources(tables), *_base_amounts(tables), *_items(tables)]
    return "\n".join(parts) + "\n"


def _norms(tables: Tables) -> Iterator[str]:
    years = sorted(tables.norms)
    yield "## Riksnormen, kronor i månaden\n"
    yield "? = okänt: ingen har läst beloppet, och det räknas aldrig som noll."
    yield "\\* = inte kontrollerat.\n"
    yield f"| | {' | '.join(map(str, years))} |"
    yield f"|---|{'---:|' * len(years)}"
    for name in CELLS:
        cells = " | ".join(_cell(tables.norms[year].cells[name]) for year in years)
        yield f"| {NAMES_SV[name]} | {cells} |"
    yield ""


def _cell(cell: Cell) -> str:
    if cell.kronor is None:
        return "?"
    return shown(cell.kronor) + ("" if cell.status is Status.CONFIRMED else "*")


def _sources(tables: Tables) -> Iterator[str]:
    yield "| År | Märke | Källa | Anmärkning | Kontrollsumma |"
    yield "|---|---|---|---|---|"
    for year, table in sorted(tables.norms.items()):
        totals = "; ".join(
            f"{'en vuxen' if name == 'single' else 'två vuxna'} {_cell(cell)} kr "
            f"({cell.status.swedish}: {cell.source_sv})"
            for name, cell in table.totals.items()
        )
        note = "; ".join(part for part in (table.note_sv, totals) if part)
        yield (
            f"| {year} | {table.status.swedish} | {table.source_sv} | {note} "
            f"| `{table.checksum[:12]}` |"
        )
    yield ""


def _base_amounts(tables: Tables) -> Iterator[str]:
    yield "## Prisbasbelopp, kronor om året\n"
    yield "| År | Belopp | Märke | Källa |"
    yield "|---|---:|---|---|"
    for year, cell in sorted(tables.base_amounts.items()):
        amount = "?" if cell.kronor is None else shown(cell.kronor)
        yield f"| {year} | {amount} | {cell.status.swedish} | {cell.source_sv} |"
    yield ""


def _items(tables: Tables) -> Iterator[str]:
    for year, items in sorted(tables.items.items()):
        first = next(iter(items.values()))
        yield f"## Delposter {year}, kronor i månaden\n"
        yield f"{first.status.swedish.capitalize()}. {first.source_sv}.\n"
        yield "| Post | Rad | Belopp |"
        yield "|---|---|---:|"
        for name, cell in items.items():
            item = next(each for each in ITEMS if name.startswith(f"{each}_"))
            row = name.removeprefix(f"{item}_")
            yield f"| {ITEMS[item]} | {row} | {shown(cell.kronor) if cell.kronor else '?'} |"
        yield ""
