"""`./tillit bench`: fill once, measure, print JSON.

    ./tillit bench [--small] [--fresh] [--only sqlite|postgres] [--pages] [name …]
    ./tillit bench --month [--renewals 10000] [--only sqlite|postgres]

The filled databases are kept in var/bench/. The figures go to var/reports/bench.json too.
`--small` takes a hundredth: it proves that the bench runs, its figures prove nothing.
`--renewals 10000` runs a month of so many instead of 40: the households are made one by one first.
`--month` measures that and the norm alone.
`--pages` leaves out the functions, the log and the keys. How to read it: docs/how-to/bench.md.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import assets, environment, postgres
from tools.base import ROOT, VAR, SetupError, say
from tools.bench import cluster

HOME = VAR / "bench"
REPORT = VAR / "reports" / "bench.json"
WORKERS = {"sqlite": 1, "postgres": os.cpu_count() or 1}  # in the month run
Settings = dict[str, str]


def main(arguments: list[str]) -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(prog="./tillit bench")
    parser.add_argument("--small", action="store_true", help="a hundredth of everything")
    parser.add_argument("--fresh", action="store_true", help="fill anew")
    parser.add_argument("--only", choices=("sqlite", "postgres"), help="one database")
    parser.add_argument("--pages", action="store_true", help="pages alone")
    parser.add_argument("--month", action="store_true", help="norm and month run alone")
    parser.add_argument("--renewals", type=int, default=40, help="how many in the month run")
    parser.add_argument("names", nargs="*", help="these pages alone")
    chosen = parser.parse_args(arguments)
    environment.ensure("dev")
    assets.ensure()
    HOME.mkdir(parents=True, exist_ok=True)
    size = "small" if chosen.small else "full"
    folder = HOME / size
    if chosen.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    found: dict[str, Any] = {"size": size, "cores": os.cpu_count()}
    if (chosen.only or chosen.month) and REPORT.exists():  # other figures stand, if of one size
        before = json.loads(REPORT.read_text())
        found |= before if before.get("size") == size else {}
    norm = python(["-m", "tools.bench.assistance"], environment.for_django())
    found["norm calculation"] = json.loads(norm)
    names = [each for each in ("sqlite", "postgres") if chosen.only in (None, each)]
    months = {name: month_run(name, chosen.renewals) for name in names}
    before = found.get("month run", {})
    found["month run"] = {name: before[name] for name in WORKERS if name in before} | months
    for name in names:
        if not chosen.month:
            found[name] = on_database(name, folder, chosen.pages or chosen.names, chosen.names)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    print(REPORT.read_text())
    return 0


def month_run(name: str, renewals: int) -> dict[str, Any]:
    """A month's run of assistance on an empty database of its own: a worker a core on PostgreSQL,
    one on SQLite, which has one writer."""
    manage, workers = str(ROOT / "manage.py"), WORKERS[name]
    say(f"running a month of {renewals} renewals on {name} with {workers} workers …")
    with place(name) as folder, settings_of(name, folder) as own:
        as_owner = {**own, "TILLIT_AS_OWNER": "1"}
        python([manage, "migrate", "-v0", "--no-input"], as_owner)
        if name == "postgres":
            python([manage, "grant_roles"], as_owner)
        command = ["-m", "tools.bench.month", str(renewals), str(workers)]
        found: dict[str, Any] = json.loads(python(command, own))
        return found


@contextlib.contextmanager
def place(name: str) -> Iterator[Path]:
    """A folder that is thrown away; one that PostgreSQL's own account may come to."""
    if name == "sqlite":
        with tempfile.TemporaryDirectory(dir=HOME) as made:
            yield Path(made)
        return
    folder = postgres.folder_for(os.getpid())
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def on_database(name: str, folder: Path, only_pages: bool, names: list[str]) -> dict[str, Any]:
    """Fill one database if it is not, and measure it."""
    folder.mkdir(parents=True, exist_ok=True)
    mark = folder / f"{name}.json"
    if not mark.exists():  # nothing there, or a fill that was broken off
        remove(name, folder)
    with settings_of(name, folder) as settings:
        found: dict[str, Any] = {"fill": filled(name, folder.name, mark, settings)}
        say(f"measuring the pages on {name} …")
        web = {**settings, "DJANGO_SETTINGS_MODULE": "tools.bench.settings"}
        found["load before"] = os.getloadavg()[0]
        found["pages"] = json.loads(python(["-m", "tools.bench.web", *names], web))
        found["load after"] = os.getloadavg()[0]
        if not only_pages:
            say(f"measuring functions, log and keys on {name} …")
            found |= json.loads(python(["-m", "tools.bench.measure"], settings))
    return found


def remove(name: str, folder: Path) -> None:
    """Take away what a fill that was broken off left behind."""
    if name == "postgres":
        shutil.rmtree(folder / "postgres", ignore_errors=True)
    else:
        for left in folder.glob("tillit.sqlite3*"):
            left.unlink()


@contextlib.contextmanager
def settings_of(name: str, folder: Path) -> Iterator[Settings]:
    """The environment of the program on one of the databases."""
    base = environment.for_django(
        TILLIT_DEMO="1", DJANGO_SETTINGS_MODULE="tillit.config.settings", TILLIT_DATABASE_OWNER=""
    )
    if name == "sqlite":
        yield {**base, "TILLIT_DATABASE": f"sqlite:///{folder / 'tillit.sqlite3'}"}
        return
    with cluster.server(folder / "postgres") as server:
        yield {**base, **server.settings(), "TILLIT_SUPERUSER": server.url("postgres")}


def filled(name: str, size: str, mark: Path, settings: Settings) -> dict[str, float]:
    """Make tables and fill them, once; the seconds that it took then."""
    manage = str(ROOT / "manage.py")
    as_owner = {**settings, "TILLIT_AS_OWNER": "1"}
    filling = {**settings, "TILLIT_FILLING": "1"}
    before = json.loads(mark.read_text()) if mark.exists() else {}
    start = time.monotonic()
    python([manage, "migrate", "-v0", "--no-input"], {**as_owner, "TILLIT_FILLING": "1"})
    if name == "postgres":  # only the superuser's session may skip the checks of foreign keys
        python([manage, "grant_roles"], as_owner)
        filling["TILLIT_DATABASE"] = settings["TILLIT_SUPERUSER"]
        filling["PGOPTIONS"] = "-c session_replication_role=replica -c synchronous_commit=off"
    if "around" not in before:
        say(f"filling {name} …")
        lacking = ["around"] if before else []
        seconds = json.loads(python(["-m", "tools.bench", size, *lacking], filling))
        before |= {**seconds, "all": round(time.monotonic() - start, 1)}
        mark.write_text(json.dumps(before))
    return dict(before)


def python(arguments: list[str], settings: Settings) -> str:
    """Run a program of ours; what it printed. What it says on the way is seen at once."""
    done = subprocess.run(
        [str(environment.PYTHON), *arguments],
        cwd=ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{' '.join(arguments)} failed. The reason is above.")
    return done.stdout
