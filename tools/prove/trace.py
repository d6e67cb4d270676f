"""`./tillit prove trace`: the verifier's speed, what a trace costs, and no leaf, no page.

    ./tillit prove trace [--long]

The verifier reads an exported log of a million made leaves, alone in its process; its control is
the same file with one letter changed. The cost is the processor time of the page of a case, with
its leaf and without, turn by turn in one run (SQLite: the database works in the same process); its
control writes each leaf twice. Where the log cannot be written no page may show anything; its
control writes the leaf after the answer.
"""

from __future__ import annotations

import gc
import hashlib
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from tools import environment
from tools.base import ROOT
from tools.prove.figures import Figure, keep
from tools.prove.stage import arguments_of, elsewhere, number

GOAL_SECONDS, GOAL_SHARE = 10.0, 0.15
LEAVES = 1_000_000
TRIES = 3  # the quickest counts: the clock also measures whoever else is at work on the machine
VERIFIER = ROOT / "tools" / "verifier" / "verify_log.py"
CASE = re.compile(r"/arbete/arenden/[0-9a-f-]{36}/")


def speed(leaves: int) -> Figure:
    """The verifier over a made log, by the clock and by the processor."""
    from tools.prove.made_log import make  # needs the environment that the door has not entered

    with tempfile.TemporaryDirectory(prefix="tillit-prove-") as folder:
        path = Path(folder) / "log.jsonl"
        key = make(path, leaves)
        runs = [_verify(path, key) for _ in range(TRIES)]
        code = max(each[0] for each in runs)
        seconds, processor = min(each[1:] for each in runs)
        alone = min(yardstick(leaves) for _ in range(TRIES))
        spoil(path)
        spoilt, _, _ = _verify(path, key)
    goal = GOAL_SECONDS * leaves / LEAVES
    return Figure(
        "Kontrollen läser loggen",
        f"{number(leaves)} blad på {seconds:.1f} s ({processor:.1f} s av processorn), "
        f"snabbast av {TRIES}; att bara hasha lika många blad tog {alone:.1f} s",
        f"högst {goal:.1f} s",
        code == 0 and seconds <= goal,
        f"en ändrad bokstav i filen gav {'fel' if spoilt else 'inget fel'}",
        spoilt == 1,
    )


def yardstick(leaves: int) -> float:
    """Seconds to hash so many leaves of a usual size and do nothing else, in one process: what the
    machine could give just then, with whoever else was at work on it."""
    leaf, begun = b"x" * 400, time.monotonic()
    for _ in range(leaves):
        hashlib.sha256(leaf).digest()
    return time.monotonic() - begun


def spoil(path: Path) -> None:
    """Change one letter in the middle of a file, in place."""
    middle = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(middle)
        at = file.read(4096).index(b'"staff"') + 1
        file.seek(middle + at)
        file.write(b"S")


def _verify(path: Path, key: str) -> tuple[int, float, float]:
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-I", str(VERIFIER), "log", str(path), "--key", key]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds, after = time.monotonic() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.returncode, seconds, after.ru_utime - before.ru_utime


def cost(turns: int, client: Any, address: str) -> Figure:  # Any: a client of Django's tests
    """What the leaf costs of the page, in one run: with, without, and twice, by turns."""
    from tillit.trust.audit.actions import log

    append = log._append
    ways: dict[str, Callable[..., int]] = {
        "with": append,
        "without": lambda entry, *, by, at: 0,
        "twice": lambda entry, *, by, at: append(entry, by=by, at=at) + append(entry, by=by, at=at),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    for turn in range(turns + 3):
        names = names[1:] + names[:1]  # what comes first of the three is not always the same
        for name in names:
            gc.collect()  # else the rubbish of one way is taken out in the time of another
            with mock.patch.object(log, "_append", ways[name]):
                begun = time.process_time()
                assert client.get(address).status_code == 200
                if turn >= 3:  # the first turns warm up
                    taken[name].append(time.process_time() - begun)
    # A low decile: whoever else is at work on the machine can only add to what a turn takes.
    least = {name: statistics.quantiles(each, n=10)[0] * 1_000 for name, each in taken.items()}
    share, double = (1 - least["without"] / least[name] for name in ("with", "twice"))
    return Figure(
        "Spårets del av ärendesidans processortid",
        f"{100 * share:.1f} % ({least['with']:.1f} ms med, {least['without']:.1f} ms utan)",
        f"högst {100 * GOAL_SHARE:.0f} %",
        share <= GOAL_SHARE,
        f"ett dubbelt spår gav {100 * double:.1f} %",
        double > share,
    )


def no_leaf_no_page(runs: int, client: Any, addresses: list[str], secret: str) -> Figure:
    """Pages whose leaf cannot be written, on either of its two statements; what they show."""
    from django.db import OperationalError, connection

    from tillit.trust.audit.actions import log

    def refuse(word: str) -> Callable[..., Any]:
        def execute(run: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            if sql.startswith(word):
                raise OperationalError("database or disk is full")
            return run(sql, params, many, context)

        return execute

    shown = other = 0
    for turn in range(runs):
        table = ("audit_leaf", "audit_payload")[turn % 2]
        with connection.execute_wrapper(refuse(f"INSERT INTO {table}")):
            answer = client.get(addresses[turn // 2 % len(addresses)])
        shown += secret in answer.content.decode()
        other += answer.status_code != 503
    with mock.patch.object(log, "_append", return_value=0):  # "later" never comes
        leaked = sum(secret in client.get(each).content.decode() for each in addresses)
    return Figure(
        "Sidor som visades fast loggen inte gick att skriva",
        f"{shown} av {number(runs)}; {other} svarade annat än 503",
        "0 och 0",
        not shown and not other,
        f"blad efter svaret: {leaked} av {len(addresses)} sidor visades utan blad",
        leaked > 0,
    )


def stage() -> tuple[Any, list[str], str]:
    """A small town, somebody at the desk, pages of theirs, and a name that stands on them."""
    import django

    django.setup()
    import logging
    from datetime import UTC, datetime

    from django.test import Client
    from django.test.utils import setup_test_environment

    from tests.support.filled import fill_small_town
    from tests.support.who import signed_in
    from tillit.demo.town.filling import moments_from
    from tillit.trust.identity.models import StaffAccount
    from tillit.trust.identity.types import Audience

    setup_test_environment()
    logging.disable(logging.ERROR)
    now = datetime.now(UTC)
    fill_small_town(moments_from(now))
    maja = StaffAccount.objects.get(subject="maja")
    client = signed_in(
        Client(raise_request_exception=False), Audience.STAFF, maja.pk, maja.name, now
    )
    listed = client.get("/arbete/arenden/").content.decode()
    noel = [each for each in dict.fromkeys(CASE.findall(listed)) if "Noel" in _text(client, each)]
    return client, noel, "Noel"


def _text(client: Any, address: str) -> str:
    return str(client.get(address).content.decode())


def main(arguments: list[str]) -> int:
    """Prove, print and keep the figures; exit code 1 when a promise was broken."""
    given = arguments_of("trace", arguments)
    if not given.here:
        environment.ensure("dev")
        return elsewhere("tools.prove.trace", arguments)
    turns, runs = (300, 1_000) if given.long else (40, 100)
    client, addresses, secret = stage()
    found = [
        speed(LEAVES),
        cost(turns, client, addresses[0]),
        no_leaf_no_page(runs, client, addresses, secret),
    ]
    size = f"{number(LEAVES)} blad; {turns} öppningar av varje slag; {runs} fel"
    return keep("trace", found, size=size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
