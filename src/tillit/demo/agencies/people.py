"""Who the simulator knows, from a file: what each agency pays each month, and how it misbehaves."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

# What a person's `plays` may say, beside "honest". What each does is in answers.py and server.py.
HONEST = "honest"


@dataclass(frozen=True)
class Known:
    """Somebody the simulator knows. `told`: rows for each agency; `down`: who gives an error."""

    number: str
    plays: str
    protected: bool
    down: Mapping[str, str]
    told: Mapping[str, tuple[Mapping[str, Any], ...]]  # Any: the file's own words

    def says(self, agency: str) -> tuple[Mapping[str, Any], ...]:
        """The agency's rows in the file."""
        return self.told.get(agency, ())


def read(path: Path | None = None) -> dict[str, Known]:
    """Everybody in the file, or in the one that comes with the simulator, by number."""
    text = path.read_text() if path else (files(__package__) / "people.toml").read_text()
    found = [_known(each) for each in tomllib.loads(text)["person"]]
    return {each.number: each for each in found}


def _known(said: dict[str, Any]) -> Known:
    told = {agency: tuple(rows) for agency, rows in said.items() if agency.isupper()}
    number = str(said["number"]).replace("-", "")
    plays, protected = said.get("plays", HONEST), said.get("protected", False)
    return Known(number, plays, protected, said.get("down", {}), told)


def months(start: date, last: date) -> list[date]:
    """The first day of each month that the period touches."""
    found, month = [], start.replace(day=1)
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found
