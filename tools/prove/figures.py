"""What a program of `./tillit prove` found: one line a figure, kept for the page that shows them.

A figure has a control: the same measurement where the promise is broken on purpose. A control that
does not fail means that the figure proves nothing, and counts as a figure that does not hold.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from tools.base import VAR

ON = "TILLIT_PROVED_ON"  # which database a program was given: "sqlite" or "postgres"
KEPT = Path(os.environ.get("TILLIT_PROVED") or VAR / "reports" / "prove")


@dataclass(frozen=True)
class Figure:
    """One promise: what was measured, what was promised, and whether its control failed.

    `name` and `goal` are Swedish, for the page; `value` and `control` are what was measured, with
    their units. `control` says in a few words what was broken on purpose and what it gave.
    """

    name: str
    value: str
    goal: str
    held: bool
    control: str
    control_failed: bool

    @property
    def proves(self) -> bool:
        """Whether the promise held and the measurement could have shown otherwise."""
        return self.held and self.control_failed


def keep(program: str, figures: Sequence[Figure], *, size: str, folder: Path = KEPT) -> int:
    """Print the figures and keep them as the program's latest; the exit code of the program.

    `size` says in Swedish how much was tried ("100 000 världar"). Where the program was given a
    database to run on (`ON`), the page tells which; PostgreSQL's figures are kept beside SQLite's.
    """
    database = os.environ.get(ON, "")
    for figure in figures:
        word = "håller" if figure.held else "HÅLLER INTE"
        control = "föll" if figure.control_failed else "FÖLL INTE"
        print(f"{word}: {figure.name}: {figure.value} (mål {figure.goal}); ", end="")
        print(f"kontrollen {control}: {figure.control}")
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "program": program,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "size": size,
        "database": database,
        "figures": [asdict(figure) for figure in figures],
    }
    place = folder / (f"{program}-postgres.json" if database == "postgres" else f"{program}.json")
    unready = place.with_suffix(".part")
    unready.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    unready.replace(place)
    return 0 if all(figure.proves for figure in figures) else 1
