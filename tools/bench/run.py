"""`./tillit bench`: fill once, measure, print JSON.

    ./tillit bench [--small] [--fresh] [--only sqlite|postgres]

The filled databases are kept in var/bench/. The figures go to var/reports/bench.json too.
`--small` takes a hundredth: it proves that the bench runs, its figures prove nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools import environment
from tools.base import ROOT, VAR, SetupError, say
from tools.bench import cluster

HOME = VAR / "bench"
REPORT = VAR / "reports" / "bench.json"
CASES, PERSONS = 1_000_000, 300_000
Settings = dict[str, str]


def main(arguments: list[str]) -> int:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(prog="./tillit bench")
    parser.add_argument("--small", action="store_true", help="a hundredth of everything")
    parser.add_argument("--fresh", action="store_true", help="fill anew")
    parser.add_argument("--only", choices=("sqlite", "postgres"), help="one database")
    chosen = parser.parse_args(arguments)
    environment.ensure("dev")
    folder = HOME / ("small" if chosen.small else "full")
    if chosen.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    size = (CASES // 100, PERSONS // 100) if chosen.small else (CASES, PERSONS)
    found: dict[str, Any] = {"cases": size[0], "persons": size[1], "cores": os.cpu_count()}
    if chosen.only and REPORT.exists():  # the other database's figures stand, if of the same size
        before = json.loads(REPORT.read_text())
        found |= before if before.get("cases") == size[0] else {}
    for name in ("sqlite", "postgres"):
        if chosen.only in (None, name):
            found[name] = {**on_database(name, folder, size), "load": os.getloadavg()[0]}
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    print(REPORT.read_text())
    return 0


def on_database(name: str, folder: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Fill one database if it is not, and measure it."""
    folder.mkdir(parents=True, exist_ok=True)
    with settings_of(name, folder) as settings:
        seconds = filled(name, folder, settings, size)
        say(f"measuring {name} …")
        output = python(["-m", "tools.bench.measure"], settings)
    return {"fill": seconds, **json.loads(output)}


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


def filled(name: str, folder: Path, settings: Settings, size: tuple[int, int]) -> dict[str, float]:
    """Make tables and fill them, once; the seconds that it took then."""
    mark = folder / f"{name}.json"
    if mark.exists():
        python([str(ROOT / "manage.py"), "migrate", "-v0"], {**settings, "TILLIT_AS_OWNER": "1"})
        return dict(json.loads(mark.read_text()))
    say(f"filling {name} …")
    for left in folder.glob("tillit.sqlite3*" if name == "sqlite" else "no such"):
        left.unlink()  # a fill that was broken off
    as_owner = {**settings, "TILLIT_AS_OWNER": "1"}
    manage = str(ROOT / "manage.py")
    start = time.monotonic()
    python([manage, "migrate", "-v0", "--no-input"], {**as_owner, "TILLIT_FILLING": "1"})
    filling = {**settings, "TILLIT_FILLING": "1"}
    if name == "postgres":  # only the superuser's session may skip the checks of foreign keys
        python([manage, "grant_roles"], as_owner)
        filling["TILLIT_DATABASE"] = settings["TILLIT_SUPERUSER"]
        filling["PGOPTIONS"] = "-c session_replication_role=replica -c synchronous_commit=off"
    seconds = json.loads(python(["-m", "tools.bench", *map(str, size)], filling))
    seconds["all"] = round(time.monotonic() - start, 1)
    mark.write_text(json.dumps(seconds))
    return dict(seconds)


def python(arguments: list[str], settings: Settings) -> str:
    """Run a program of ours; what it printed."""
    done = subprocess.run(
        [str(environment.PYTHON), *arguments],
        cwd=ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SetupError(f"{' '.join(arguments)} failed:\n{done.stderr[-3000:]}")
    return done.stdout
