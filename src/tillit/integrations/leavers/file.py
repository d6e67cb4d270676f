"""A file with one leaver a line: the account's name, and the last day ("alma.ek;2026-11-30")."""

import csv
from datetime import date
from pathlib import Path

from django.conf import settings

from tillit.trust.identity.types import Leaver


class LeaversFile:
    """Implements trust.identity.ports.Employees: the file that settings.LEAVERS names."""

    def leavers(self) -> list[Leaver]:
        """Everybody in the file; nobody while it is not there. Raises ValueError for a bad line."""
        place = Path(settings.LEAVERS) if settings.LEAVERS else None
        return read(place) if place and place.exists() else []


def read(place: Path) -> list[Leaver]:
    """Those whom a file names. Semicolon or comma; a first line of headings is passed over.

    Raises ValueError with the number of the line, never with what stands there: it is about
    somebody. No line is taken when one is wrong, so that a cut-off file ends nobody by halves.
    """
    found = []
    for number, line in enumerate(place.read_text("utf-8-sig").splitlines(), start=1):
        cells = next(csv.reader([line.replace(";", ",")]), [])
        if not cells or (number == 1 and cells[0].strip().lower() in {"subject", "konto"}):
            continue
        try:
            subject, day = (cell.strip() for cell in cells)
            found.append(Leaver(subject, date.fromisoformat(day)))
        except ValueError:
            said = f"line {number}: an account and a day are wanted (alma.ek;2026-11-30)"
            raise ValueError(said) from None  # what it was cut from says what stands there
    return found
