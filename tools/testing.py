"""`./tillit test`: everything, in three parts, and one closing line.

1. all but the journeys, on SQLite; 2. the modules again on PostgreSQL, with those journeys that are
marked for it; 3. the other journeys in Chromium.
`--quick` is part 1 without what is marked slow, with a tenth of the draws and with the pages that
differ from main; `--long` adds the nightly tests. What comes after `--` goes to pytest; a path
there is run as it is asked for.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tools import assets, environment, postgres, reports, touched
from tools.base import ROOT, VAR, SetupError, debian_install, say, timed

REPORTS = VAR / "reports"
JOURNEYS = ROOT / "tests" / "journeys"
# What says nothing about the database: it is run once, on SQLite.
NOT_ON_POSTGRES = (
    "tests/architecture",
    "tests/demo/test_bank_way.py",
    "tests/demo/test_idp.py",
    "tests/demo/test_simulators.py",
    "tests/demo/test_unsafe.py",
    "tests/demo/test_whole_town.py",
    "tests/kernel",
    "tests/law",
    "tests/prove",
    "tests/tools",
    "src/tillit/areas/assistance/tests/test_answers_types.py",
    "src/tillit/integrations/payments",
    "src/tillit/integrations/ssbtek",
    "src/tillit/law",
)
NOT_HERE = "(journey and not postgres)"
NOTHING_COLLECTED = 5
NO_BROWSER = ("-p", "no:playwright", "-p", "no:faker")  # a second each time a process starts
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
    """Arguments for every part: which marks, or other words for `-m`, are left out."""
    marks = [*unwanted, *([] if "--long" in switches else ["long"])]
    return ["-q", "-m", " and ".join(f"not {mark}" for mark in marks)] if marks else ["-q"]


def how_much(switches: set[str], extra: Sequence[str] = ()) -> dict[str, str]:
    """What tells the tests how much to try (tests/support/environment.py)."""
    if "--quick" in switches:
        worked_on = touched.pages(touched.files())
        if worked_on is None or any((ROOT / each.partition("::")[0]).exists() for each in extra):
            return {"TILLIT_QUICK": "1"}
        return {"TILLIT_QUICK": "1", "TILLIT_PAGES": ",".join(sorted(worked_on))}
    return {"TILLIT_WHOLE": "1", **({"TILLIT_LONG": "1"} if "--long" in switches else {})}


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


def on_sqlite(switches: set[str], extent: dict[str, str]) -> Part:
    """All but the journeys, on the default database."""
    arguments = [*common(switches, "postgres", "journey"), "-n", "2", "--ignore=tests/journeys"]
    return Part("sqlite", [*arguments, *NO_BROWSER], extent)


@contextlib.contextmanager
def on_postgres(switches: set[str], extent: dict[str, str]) -> Iterator[Part]:
    """The modules once more, with the owner making tables and the application using them."""
    with contextlib.ExitStack() as stack:
        with timed("starting PostgreSQL"):
            server = stack.enter_context(postgres.server())
        ignored = [f"--ignore={path}" for path in NOT_ON_POSTGRES]
        settings = {**extent, **server.settings(), "TILLIT_AS_OWNER": "1"}
        yield Part("postgres", [*common(switches, NOT_HERE), "-n", "2", *ignored], settings)


def main(arguments: list[str]) -> int:
    """Run the parts; the exit code is 1 if anything failed."""
    switches, extra = parse(arguments)
    environment.ensure("dev")
    assets.ensure()
    extent = how_much(switches, extra)
    tallies = [run_part(on_sqlite(switches, extent), extra)]
    if "--quick" not in switches:
        tallies.append(_postgres(switches, extent, extra))
        tallies.append(_journeys(switches, extent, extra))
    total = reports.add(tallies)
    say("\n" + reports.closing(total))
    if "--quick" in switches:
        say(
            "Left to ./tillit test: what is slow, pages you have not touched, nine draws of ten, "
            "PostgreSQL and the journeys."
        )
    return 1 if total.failed else 0


def _postgres(switches: set[str], extent: dict[str, str], extra: list[str]) -> reports.Tally:
    try:
        with on_postgres(switches, extent) as part:
            return run_part(part, extra)
    except SetupError as problem:
        return _skip("everything on PostgreSQL", str(problem))


def _journeys(switches: set[str], extent: dict[str, str], extra: list[str]) -> reports.Tally:
    if not any(JOURNEYS.rglob("test_*.py")):
        return reports.Tally()
    browser = find_browser()
    if not browser:
        return _skip("every journey", "No Chromium here. Run: apt-get install chromium")
    # Two at a time: a journey mostly waits for its browser. Handed out one by one: none waits
    # behind a long one while the other processor has nothing to do.
    arguments = [*common(switches, "postgres"), "-n", "2", "--maxschedchunk=1", str(JOURNEYS)]
    # The tables were made anew in the first part.
    settings = {name: value for name, value in extent.items() if name != "TILLIT_WHOLE"}
    part = Part("journeys", arguments, {**settings, "CHROMIUM": browser})
    return run_part(part, extra)


def _skip(what: str, why: str) -> reports.Tally:
    say(f"\n!! SKIPPED: {what}. {why}")
    return reports.Tally(skipped=1, reasons={f"{what}: {why}": 1})
