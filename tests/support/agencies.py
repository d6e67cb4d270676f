"""The agencies' simulator as a process of its own, and questions to put to it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from tillit.areas.assistance.types import Agency, Asker, Period, Question, Role
from tillit.integrations.ssbtek.line import Line
from tillit.kernel.person_number import PersonNumber
from tillit.law.citation import Statute

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "src" / "tillit" / "demo" / "agencies" / "people.toml"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
OCTOBER = Period(date(2026, 10, 1), date(2026, 11, 1))
SECTIONS = {Agency.AF: "15:11", Agency.SKV: "15:12", Agency.AGI: "15:12"}
ALL = tuple(Agency)


@dataclass
class Simulator:
    """A running one. `told` is what it said when it stopped."""

    address: str
    folder: Path
    told: str = ""

    def line(self, who: str = "municipality", **changes: object) -> Line:
        """A line to it, with somebody's certificate."""
        given = {
            "address": self.address,
            "certificate": str(self.folder / f"{who}.pem"),
            "key": str(self.folder / f"{who}.key"),
            "authority": str(self.folder / "authority.pem"),
            "seconds": 10.0,
        }
        return Line(**{**given, **changes})


@contextlib.contextmanager
def simulator(folder: Path, *words: str) -> Iterator[Simulator]:
    """Run it until the end of the block."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TILLIT_", "DJANGO_"))}
    process = subprocess.Popen(
        [sys.executable, "-m", "tillit.demo.agencies", "--folder", str(folder), *words],
        env={**kept, "PYTHONPATH": str(ROOT / "src"), "TILLIT_DEMO": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        running = Simulator(process.stdout.readline().strip(), folder)
        assert running.address, "the simulator did not start"
        yield running
    finally:
        process.terminate()
        running.told, _ = process.communicate(timeout=10)


def person(plays: str) -> PersonNumber:
    """Somebody in the simulator's own file, by the comment's first words or what they play."""
    everybody = tomllib.loads(PEOPLE.read_text())["person"]
    found = next(each for each in everybody if plays in (each.get("plays"), each["number"]))
    return PersonNumber.parse(found["number"])


def question(
    number: str | PersonNumber,
    asked: tuple[Agency, ...] = ALL,
    *,
    period: Period = OCTOBER,
    role: Role = Role.APPLICANT,
) -> Question:
    """What the board of Solby would ask."""
    return Question(
        id=UUID("01890a5d-ac96-774b-bcce-b302099a8057"),
        asker=Asker("162120000001", "Solby kommun, socialnämnden", "maja.norrman"),
        case=UUID("01890a5d-ac96-774b-bcce-b302099a8058"),
        person=number if isinstance(number, PersonNumber) else PersonNumber.parse(number),
        role=role,
        period=period,
        purpose="Handläggning av ansökan om ekonomiskt bistånd",
        grounds=tuple((each, Statute("SoL", SECTIONS.get(each, "15:10"))) for each in asked),
    )
