"""`./tillit prove kill`: kill -9 under writers, again and again; nothing acknowledged may be lost.

    ./tillit prove kill [--rounds 15] [--controls 5] [--only sqlite|postgres] [--long]

Eight writers keep a ledger of what was acknowledged to them, in this process, which is not killed.
On SQLite the application is killed; on PostgreSQL the whole server too, then it recovers. After
each kill the ledger is compared with the tables, and the log with itself. Controls must lose: on
SQLite an application that answers before it commits, on PostgreSQL `synchronous_commit=off`.
This kills processes, not the power: what the disk does with its own memory is not tested here.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import random
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools import environment, postgres
from tools.base import ROOT, run
from tools.bench import cluster
from tools.prove.figures import Figure, keep

WRITERS = 8
BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER
SHORTEST, LONGEST = 0.3, 0.8  # seconds of writing before the kill
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "64MB",
    "recovery_init_sync_method": "syncfs",  # one call after a crash instead of one for each file
}
FORGETFUL = {"synchronous_commit": "off", "wal_writer_delay": "10000ms"}
# What each database is called, and what its control does wrong.
CASES = {
    "sqlite": ("SQLite", "svarar innan det är sparat"),
    "postgres": ("PostgreSQL", "väntar inte på disken"),
}
SETTINGS_AT = "tillit.config.settings"
Write = Callable[[str, Callable[[], None]], None]


@dataclass
class Ledger:
    """What was promised, and what became of it."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    torn: int = 0
    seconds: float = 0.0
    names: set[str] = field(default_factory=set, repr=False)
    mark: str = field(default_factory=lambda: os.urandom(4).hex())  # tells runs apart in one table

    def figures(self) -> dict[str, float]:
        """What is printed."""
        names = ("kills", "acknowledged", "lost", "torn", "seconds")
        return {name: round(getattr(self, name), 1) for name in names}


def attack(place: Path, write: Write, ledger: Ledger, kill: Callable[[], None]) -> None:
    """One round: writers write, everything is killed in the middle of it."""
    from tools.prove import writer

    pid = writer.start(place, write)
    names: list[list[str]] = [[] for _ in range(WRITERS)]
    threads = [
        threading.Thread(target=_write, args=(place, f"{ledger.mark}-{ledger.kills}-{n}", names[n]))
        for n in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    time.sleep(random.uniform(SHORTEST, LONGEST))
    kill()
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    for thread in threads:
        thread.join()
    ledger.kills += 1
    ledger.names.update(name for each in names for name in each)
    ledger.acknowledged = len(ledger.names)


def _write(place: Path, mark: str, acknowledged: list[str]) -> None:
    """A writer: sends a name, waits for its answer, notes it, until the line is dead."""
    with socket.socket(socket.AF_UNIX) as plug, contextlib.suppress(OSError):
        plug.connect(str(place))
        lines = plug.makefile("rb")
        for number in range(1_000_000):
            name = f"{mark}-{number}"
            plug.sendall(f"{name}\n".encode())
            if lines.readline().decode() != f"{name}\n":
                return
            acknowledged.append(name)


def compare(ledger: Ledger) -> None:
    """Ledger against tables, state against log, log against itself."""
    from django.db import connection

    from tillit.kernel.actor import System
    from tillit.trust.access.models import Unit
    from tillit.trust.audit.models import Payload
    from tillit.trust.audit.queries import faults

    kept = dict(Unit.objects.values_list("name", "pk"))
    ledger.lost = len(ledger.names - set(kept))
    told = set(Payload.objects.filter(verb="UnitOpened").values_list("object_id", flat=True))
    ledger.torn = len(set(kept.values()) ^ told) + len(list(faults(System("prove"))))
    connection.close()  # the next application is forked: it must not inherit a connection


def on_sqlite(home: Path, rounds: int, write: Write) -> Ledger:
    """Kill the application."""
    ledger = Ledger()
    begun = time.monotonic()
    for _ in range(rounds):
        attack(home / "plug", write, ledger, lambda: None)
        compare(ledger)
    ledger.seconds = time.monotonic() - begun
    return ledger


def on_postgres(home: Path, rounds: int, write: Write, settings: dict[str, str]) -> Ledger:
    """Kill the application and the whole database server, then let it recover."""
    ledger = Ledger()
    tools, account, folder = postgres.programs(), postgres._account(), home / "postgres"
    begun = time.monotonic()
    adopt_orphans()
    with cluster.server(folder, **settings):
        for _ in range(rounds):
            attack(home / "plug", write, ledger, lambda: kill_server(folder))
            cluster.start(tools, folder, account, {**cluster.DURABLE, **settings})
            compare(ledger)
    ledger.seconds = time.monotonic() - begun
    return ledger


def kill_server(folder: Path) -> None:
    """SIGKILL to the postmaster and to all that it has started, found by their parent."""
    postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    tasks = Path(f"/proc/{postmaster}/task/{postmaster}/children")
    os.kill(postmaster, signal.SIGSTOP)  # so that it starts nobody new meanwhile
    for pid in [*map(int, tasks.read_text().split()), postmaster]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(postmaster, 0)  # ours since adopt_orphans(); its lock counts until it is gone
        return
    while Path(f"/proc/{postmaster}").exists():
        time.sleep(0.01)


def adopt_orphans() -> None:
    """Whom pg_ctl leaves behind becomes our child (Linux): we then learn of its death at once."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(BECOME_SUBREAPER, 1)


@contextlib.contextmanager
def home() -> Iterator[Path]:
    """A folder with a short name (a socket lives in it), reachable by PostgreSQL's account."""
    folder = Path(tempfile.mkdtemp(prefix="tillit-kill-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def migrate(**settings: str) -> None:
    """Make the tables, as their owner."""
    manage: list[str | Path] = [environment.PYTHON, ROOT / "manage.py"]
    env = environment.for_tests(TILLIT_AS_OWNER="1", **settings)
    run([*manage, "migrate", "-v0", "--no-input"], env=env)
    run([*manage, "grant_roles"], env=env)


def prove(rounds: int, controls: int, only: str = "") -> dict[str, dict[str, float]]:
    """All of it; the figures by name. Each case in a process that knows one database."""
    found: dict[str, dict[str, float]] = {}
    for database in ("sqlite", "postgres"):
        if only not in ("", database):
            continue
        with home() as folder:
            url = prepared(database, folder)
            env = environment.for_tests(TILLIT_DATABASE=url, DJANGO_SETTINGS_MODULE=SETTINGS_AT)
            for case, count in ((database, rounds), (f"{database}, control", controls)):
                program = [str(environment.PYTHON), "-m", "tools.prove.kill", "--case", case]
                found[case] = json.loads(
                    run([*program, "--rounds", str(count), str(folder)], env=env)
                )
    return found


def prepared(database: str, folder: Path) -> str:
    """A migrated database; its address for the application."""
    if database == "sqlite":
        url = f"sqlite:///{folder / 'tillit.sqlite3'}"
        migrate(TILLIT_DATABASE=url, TILLIT_FILLING="1")
        return url
    with cluster.server(folder / "postgres", **SETTINGS) as server:
        migrate(**server.settings())
        return server.url(postgres.APPLICATION)


def perform(case: str, rounds: int, folder: Path) -> Ledger:
    """One case, in the process made for it."""
    from tools.prove.writer import hasty, honest

    control = case.endswith("control")
    if case.startswith("sqlite"):
        return on_sqlite(folder, rounds, hasty if control else honest)
    return on_postgres(folder, rounds, honest, {**SETTINGS, **(FORGETFUL if control else {})})


def figures(found: dict[str, dict[str, float]]) -> list[Figure]:
    """One figure for each database: what was lost there, and what its control lost."""
    told = []
    for name, (words, broken) in CASES.items():
        if name not in found:
            continue
        here, control = found[name], found[f"{name}, control"]
        torn = here["torn"] + control["torn"]
        told.append(
            Figure(
                f"Bekräftat arbete som försvann, {words}",
                f"{here['lost']:.0f} av {here['acknowledged']:.0f} bekräftade, efter "
                f"{here['kills']:.0f} avbrott; tabell och logg skilde sig {torn:.0f} gånger",
                "0 och 0",
                not here["lost"] and not torn,
                f"{broken}: {control['lost']:.0f} försvann",
                control["lost"] > 0,
            )
        )
    return told


def main(arguments: list[str]) -> int:
    """Prove, print and keep the figures; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="./tillit prove kill")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--controls", type=int, default=5)
    parser.add_argument("--only", choices=("sqlite", "postgres"), default="")
    parser.add_argument("--long", action="store_true", help="1,000 kills of each database")
    chosen = parser.parse_args(arguments)
    rounds, controls = (1_000, 30) if chosen.long else (15, chosen.controls)
    rounds = chosen.rounds or rounds
    environment.ensure("dev")
    found = prove(rounds, controls, chosen.only)
    size = f"{rounds} avbrott av varje databas, {WRITERS} som skriver"
    return keep("kill", figures(found), size=size)


def one_case() -> None:
    """The process of one case: prints its figures."""
    import django

    parser = argparse.ArgumentParser()
    parser.add_argument("--case")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    django.setup()
    print(json.dumps(perform(chosen.case, chosen.rounds, chosen.folder).figures()))


if __name__ == "__main__":
    one_case()
