"""A table of the norm beside the one of the year before, for whoever is to say yes."""

from collections.abc import Iterable
from dataclasses import dataclass

from tillit.law.assistance.kronor import shown
from tillit.law.assistance.riksnorm import CELLS, Cell, Riksnorm
from tillit.law.assistance.tables_page import NAMES_SV

# What `sanity.faults` looks for, in words.
SANITY = (
    "Varje belopp är större än noll och ett helt tiotal.",
    "De gemensamma kostnaderna stiger för varje person.",
    "Steget per person över sju är detsamma som från sex till sju.",
    "1–2 år och 4–6 år har samma belopp när alla måltider äts hemma.",
    "Beloppet utan lunch är lägre än det med lunch.",
    "Beloppet för sambor ligger mellan ett och två för ensamstående, och summorna stämmer.",
    "Alla belopp ändras ungefär lika mycket från året före.",
)


@dataclass(frozen=True)
class CellRow:
    """One amount, this year and the year before."""

    name: str
    now: str
    before: str


def compared(table: Riksnorm, norms: Iterable[Riksnorm]) -> tuple[CellRow, ...]:
    """Every amount of the table, beside that of the year before; what nobody has read is said."""
    earlier = next((each for each in norms if each.year == table.year - 1), None)
    return tuple(
        CellRow(
            NAMES_SV[name], _told(table.cells[name]), _told(earlier.cells[name]) if earlier else "–"
        )
        for name in CELLS
    )


def _told(cell: Cell) -> str:
    return "okänt" if cell.kronor is None else f"{shown(cell.kronor)} kr"
