"""`./tillit prove wall`: what PostgreSQL's row security hides, and what it costs.

    ./tillit prove wall [--long]

PostgreSQL only: SQLite has no such wall, and without PostgreSQL's server nothing is measured and
nothing kept. Random worlds stand behind the very policy of the real tables: what the program's own
policy allows must be seen through the wall, and what it refuses is counted. A forgotten filter is
asked in a small town, by everybody who works there. The pages that read most behind the wall (of
a case; the worklist reads nothing there) are opened with it and without, by turns in one run; the
processor's time is counted, of the program and of its line to the database (Linux).
"""

from __future__ import annotations

import importlib
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import environment
from tools.base import ROOT
from tools.bench import cluster
from tools.prove import kill
from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, number

WORLDS, LONG_WORLDS = 1_000, 10_000
TURNS, LONG_TURNS, BLOCK, WARM = 50, 300, 5, 2
GOAL = 1.10
# Below the address of a case.
PAGES = {"ärendesidan": "", "utskriften av ärendet": "utskrift/"}


def main(arguments: list[str]) -> int:
    """Prove, print and keep the figures; exit code 1 when a promise was broken."""
    given = arguments_of("wall", arguments)
    if given.here:
        return here(long=given.long)
    python = environment.ensure("dev")
    with kill.home() as folder, cluster.server(folder / "postgres", **kill.SETTINGS) as server:
        kill.migrate(**server.settings())
        env = environment.for_tests(
            **server.settings(),
            TILLIT_AS_OWNER="1",  # becomes the application, as the tests do
            TILLIT_DOCUMENTS=str(folder / "documents"),
            TILLIT_DEMO="1",
            TILLIT_FILLING="1",
            DJANGO_SETTINGS_MODULE=kill.SETTINGS_AT,
        )
        command = [str(python), "-m", "tools.prove.wall", "--here", *arguments]
        return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode


def here(*, long: bool) -> int:
    """In a process that knows an empty database of its own."""
    from tools.prove.trace import stage

    worlds, turns = (LONG_WORLDS, LONG_TURNS) if long else (WORLDS, TURNS)
    client, cases, _ = stage()
    _become_application()
    found = [
        *of_worlds(worlds),
        forgotten_filter(),
        *cost(client, {name: cases[0] + below for name, below in PAGES.items()}, turns),
    ]
    size = f"{number(worlds)} världar; {turns} öppningar av varje sida"
    return keep("wall", found, size=size)


def _become_application() -> None:
    from django.db import connection
    from django.db.backends.signals import connection_created

    from tests.support.databases import become_application

    connection.close()
    connection_created.connect(become_application, dispatch_uid="prove")


def _of_the_tests(name: str) -> Any:  # Any: the tests carry no types
    return importlib.import_module(f"tests.trust.{name}")


def _as_owner(*statements: str) -> None:
    tests = _of_the_tests("conftest")
    with tests.owner():
        for statement in statements:
            tests.execute(statement)


def of_worlds(count: int) -> list[Figure]:
    """What the wall hides of what the policy allows, and of what it refuses."""
    from django.db import transaction

    walled = _of_the_tests("walled")
    with transaction.atomic():
        walled.build(count)
        allowed, wrongly, refused, both = walled.compared(count)
        caught = 0
        for way in walled.WAYS:
            walled.raise_wall(walled.without(way))
            caught += walled.compared(count)[1] > 0
        _as_owner("ALTER TABLE wall_probe DISABLE ROW LEVEL SECURITY")
        open_ = walled.compared(count)[3]
        transaction.set_rollback(True)
    return [
        Figure(
            "Rader som reglerna ger och muren döljer",
            f"{wrongly} av {number(allowed)}",
            "0",
            not wrongly,
            f"en väg in i taget stängd: {caught} av {len(walled.WAYS)} upptäckta",
            caught == len(walled.WAYS),
        ),
        Figure(
            "Rader som reglerna nekar och muren ensam döljer",
            f"{number(both)} av {number(refused)} ({100 * both / refused:.0f} %)",
            "minst 70 %",
            both >= 0.7 * refused,
            f"utan muren: {open_}",
            open_ < both,
        ),
    ]


def forgotten_filter() -> Figure:
    """Every note of the town, asked for by each colleague with no filter at all."""
    from datetime import UTC, datetime

    from tillit.casework.cases.models import Note
    from tillit.casework.cases.queries import visible_cases
    from tillit.kernel.asking import asking
    from tillit.trust.identity.models import StaffAccount

    now = datetime.now(UTC)
    counts = []
    for walls in (True, False):
        with _walls(walls):
            seen = foreign = 0
            for account in StaffAccount.objects.all():
                actor = _staff(account.pk, now)
                theirs = visible_cases(actor, at=now)
                with asking(actor, now):
                    seen += Note.objects.count()
                    foreign += Note.objects.exclude(case__in=theirs).count()
            counts.append((foreign, seen))
    (behind, behind_seen), (bare, _) = counts
    return Figure(
        "Främmande anteckningar som en glömd begränsning visar",
        f"{behind}; de egna syns ({number(behind_seen)})",
        "0",
        not behind and behind_seen > 0,
        f"utan muren: {number(bare)}",
        bare > 0,
    )


def _staff(id_: Any, now: Any) -> Any:
    from tillit.kernel.actor import System
    from tillit.trust.identity.queries import staff_actor

    return staff_actor(System("prove"), id_, at=now)


@contextmanager
def _walls(stand: bool) -> Iterator[None]:
    """The wall as it is, or taken away for a while, by the owner of the tables."""
    from tillit.config.wall.tables import WALLED

    def turn(word: str) -> None:
        _as_owner(*(f"ALTER TABLE {walled.table} {word} ROW LEVEL SECURITY" for walled in WALLED))

    if stand:
        yield
        return
    turn("DISABLE")
    try:
        yield
    finally:
        turn("ENABLE")


def cost(client: Any, addresses: dict[str, str], turns: int) -> list[Figure]:
    """Each page with the wall and without, in blocks by turns; its control counts at each row."""
    found = []
    for name, address in addresses.items():
        taken: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(turns // BLOCK):
            for stand in (True, False):
                with _walls(stand):
                    taken[stand] += _opened(client, address)
        with _slow_wall():
            slow = _least(_opened(client, address))
        with_, without = (_least(taken[stand]) for stand in (True, False))
        found.append(
            Figure(
                f"Processortid för {name} med muren mot utan",
                f"{_ratio(with_, without)} ({with_:.0f} och {without:.0f} ms)",
                f"högst {_ratio(GOAL, 1)}",
                with_ / without <= GOAL,
                f"en mur som räknar till femtiotusen vid varje rad: {_ratio(slow, without)}",
                slow / without > GOAL,
            )
        )
    return found


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}".replace(".", ",")


@contextmanager
def _slow_wall() -> Iterator[None]:
    from tillit.config.wall import policies

    whole, row = policies.OF_STAFF, "g.object_id IS NOT NULL"
    count = f"(SELECT count(*) FROM generate_series(1, 50000) WHERE {row}) > 0"
    policies.OF_STAFF = whole.replace("AND (", f"AND {count} AND (", 1)
    try:
        _as_owner(*policies.statements())
        yield
    finally:
        policies.OF_STAFF = whole
        _as_owner(*policies.statements())


def _least(taken: list[float]) -> float:
    """A low decile: whoever else is at work on the machine can only add to an opening."""
    return statistics.quantiles(taken, n=10)[0]


def _opened(client: Any, address: str) -> list[float]:
    """Milliseconds of the processors for each opening of a block, ours and the database's. The
    first ones, which are not counted, make the plans anew."""
    taken = []
    for _ in range(BLOCK + WARM):
        begun = _processor()
        assert client.get(address).status_code == 200
        taken.append(1_000 * (_processor() - begun))
    return taken[WARM:]


def _processor() -> float:
    """Seconds so far. The clock on the wall also measures whoever else is at work."""
    from django.db import connection

    # A single opening is too short for the ticks of `stat`; the scheduler counts nanoseconds.
    line = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text()
    return time.process_time() + int(line.split()[0]) / 1e9


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
