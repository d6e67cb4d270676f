"""`./tillit test`: everything, in three parts, and one closing line.

1. all but the journeys, on SQLite; 2. the modules again on PostgreSQL; 3. the journeys in Chromium.
`--quick` is part 1 alone. `--long` adds the nightly tests. What comes after `--` goes to pytest.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field

from tools import assets, environment, postgres, reports
from tools.base import ROOT, VAR, SetupError, debian_install, say, timed

REPORTS = VAR / "reports"
JOURNEYS = ROOT / "tests" / "journeys"
NOT_ON_POSTGRES = (
    "tests/architecture",
    "tests/kernel",
    "tests/law",
    "tests/prove",
    "tests/journeys",
    "tests/tools",
    "src/tillit/law",
)
NOTHING_COLLECTED = 5
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Part:
    """One run of pytest."""

    name: str
    arguments: list[str]
    settings: dict[str, str] = field(default_factory=dict)


def parse(arguments: list[str]) -> tuple[set[str], list[str]]:
    """Our own switches, and what goes on to pytest."""
    cut = arguments.index("--") if "--" in arguments else len(arguments)
    switches, rest = set(arguments[:cut]), arguments[cut + 1 :]
    unknown = switches - {"--quick", "--long"}
    if unknown or len(switches) > 1:
        raise SetupError("Usage: ./tillit test [--quick | --long] [-- pytest's own arguments]")
    return switches, rest


def find_browser() -> str:
    """Chromium's path, installed from Debian where we may; empty if there is none."""
    named = os.environ.get("CHROMIUM", "")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), "")
    if not found and debian_install("chromium", "fonts-dejavu-core"):
        found = shutil.which("chromium") or ""
    return found


def common(switches: set[str], *unwanted: str) -> list[str]:
    """Arguments for every part: which marks are left out."""
    marks = [*unwanted, *([] if "--long" in switches else ["long"])]
    return ["-q", "-m", " and ".join(f"not {mark}" for mark in marks)] if marks else ["-q"]


def run_part(part: Part, extra: list[str]) -> reports.Tally:
    """Run pytest once and read what it reported."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{part.name}.xml"
    report.unlink(missing_ok=True)
    say(f"\n== {part.name}")
    command = [environment.PYTHON, "-m", "pytest", f"--junit-xml={report}", *part.arguments, *extra]
    env = environment.for_tests(**part.settings)
    done = subprocess.run(list(map(str, command)), cwd=ROOT, env=env, check=False)
    if done.returncode == NOTHING_COLLECTED:
        return reports.Tally()
    return reports.read(report, part.name, done.returncode)


def on_sqlite(switches: set[str], long: dict[str, str]) -> Part:
    """All but the journeys, on the default database."""
    unwanted = ["postgres", "journey", *(["proof"] if "--quick" in switches else [])]
    arguments = [*common(switches, *unwanted), "-n", "2", "--ignore=tests/journeys"]
    return Part("sqlite", arguments, long)


@contextlib.contextmanager
def on_postgres(switches: set[str], long: dict[str, str]) -> Iterator[Part]:
    """The modules once more, with the owner making tables and the application using them."""
    with contextlib.ExitStack() as stack:
        with timed("starting PostgreSQL"):
            server = stack.enter_context(postgres.server())
        ignored = [f"--ignore={path}" for path in NOT_ON_POSTGRES]
        settings = {**long, **server.settings(), "TILLIT_AS_OWNER": "1"}
        yield Part("postgres", [*common(switches, "journey"), "-n", "2", *ignored], settings)


def main(arguments: list[str]) -> int:
    """Run the parts; the exit code is 1 if anything failed."""
    switches, extra = parse(arguments)
    environment.ensure("dev")
    assets.ensure()
    long = {"TILLIT_LONG": "1"} if "--long" in switches else {}
    tallies = [run_part(on_sqlite(switches, long), extra)]
    if "--quick" not in switches:
        tallies.append(_postgres(switches, long, extra))
        tallies.append(_journeys(switches, long, extra))
    total = reports.add(tallies)
    say("\n" + reports.closing(total))
    return 1 if total.failed else 0


def _postgres(switches: set[str], long: dict[str, str], extra: list[str]) -> reports.Tally:
    try:
        with on_postgres(switches, long) as part:
            return run_part(part, extra)
    except SetupError as problem:
        return _skip("everything on PostgreSQL", str(problem))


def _journeys(switches: set[str], long: dict[str, str], extra: list[str]) -> reports.Tally:
    if not any(JOURNEYS.rglob("test_*.py")):
        return reports.Tally()
    browser = find_browser()
    if not browser:
        return _skip("every journey", "No Chromium here. Run: apt-get install chromium")
    part = Part("journeys", [*common(switches), str(JOURNEYS)], {**long, "CHROMIUM": browser})
    return run_part(part, extra)


def _skip(what: str, why: str) -> reports.Tally:
    say(f"\n!! SKIPPED: {what}. {why}")
    return reports.Tally(skipped=1, reasons={f"{what}: {why}": 1})
