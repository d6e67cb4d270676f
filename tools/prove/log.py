"""`./tillit prove log`: attacks on the log by the owner of the database; every one must be found.

    ./tillit prove log [--attacks 100] [--long] [--only sqlite|postgres]

For each attack the log is exported as it then is, and checked by the verifier of one file with the
checkpoint that a witness remembers; the witness is asked to sign what comes next. The control is a
checker that has nothing from outside the house: it must miss every log that was cut off and signed
anew. A log that nobody has touched must hold.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

from tools import environment
from tools.base import run
from tools.bench import cluster
from tools.prove import kill
from tools.prove.figures import Figure, keep

BEGIN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LEAVES, EVERY = 300, 100  # leaves, and how many to a checkpoint
WORDS = {"sqlite": "SQLite", "postgres": "PostgreSQL"}


def prove(attacks: int, only: str = "") -> dict[str, dict[str, int]]:
    """The counts by database, each in a process that is the owner of its own tables."""
    found = {}
    for database in WORDS:
        if only in ("", database):
            with kill.home() as folder:
                found[database] = _in_process(database, folder, attacks)
    return found


def _in_process(database: str, folder: Path, attacks: int) -> dict[str, int]:
    command = [str(environment.PYTHON), "-m", "tools.prove.log", str(attacks), str(folder)]
    if database == "sqlite":
        url = kill.prepared(database, folder)
        env = environment.for_tests(TILLIT_DATABASE=url, DJANGO_SETTINGS_MODULE=kill.SETTINGS_AT)
        return dict(json.loads(run(command, env=env)))
    with cluster.server(folder / "postgres", **kill.SETTINGS) as server:
        kill.migrate(**server.settings())
        env = environment.for_tests(
            **server.settings(), TILLIT_AS_OWNER="1", DJANGO_SETTINGS_MODULE=kill.SETTINGS_AT
        )
        return dict(json.loads(run(command, env=env)))


def perform(attacks: int, folder: Path) -> dict[str, int]:
    """All attacks on one database; each is undone before the next."""
    from django.db import transaction

    from tools.prove.attacks import DEPTHS, KINDS, read_log, take_triggers_away, tamper, write_log
    from tools.prove.outside import House

    house = House(folder)
    _fill()
    house.begin(at=BEGIN)
    log, covered = read_log(), house.covered
    counts: Counter[str] = Counter(honest_faults=len(house.verifier()))
    draw = random.Random(6962)
    for number in range(attacks):
        kind, depth = KINDS[number % len(KINDS)], DEPTHS[number // len(KINDS) % len(DEPTHS)]
        with transaction.atomic():
            take_triggers_away()
            write_log(tamper(kind, log, covered, draw), depth, at=BEGIN)
            if draw.random() < 0.5:
                _go_on(draw.randint(1, 40))
            counts["attacks"] += 1
            counts["found"] += bool(house.verifier())
            counts["refused"] += house.witness_refuses(at=BEGIN)
            if kind == "truncate":
                write_log(tamper(kind, log, covered, draw), "signed", at=BEGIN)
                counts["cut"] += 1
                counts["cut_missed"] += not house.without_anything_from_outside()
            transaction.set_rollback(True)
    return dict(counts)


def _fill() -> None:
    """A log of readings, with a checkpoint now and then."""
    for _ in range(LEAVES // EVERY):
        _go_on(EVERY)


def _go_on(count: int) -> None:
    """Ordinary work, then the sequencer; it may refuse to sign, which stops nobody who attacks."""
    from django.db import transaction

    from tillit.kernel.actor import Staff, System
    from tillit.trust.audit.actions import note_read, take_checkpoint
    from tillit.trust.audit.types import LogBroken

    reader = Staff(UUID(int=1), "Alice")
    with transaction.atomic():
        for number in range(count):
            at = BEGIN + timedelta(seconds=number)
            note_read("open_case", by=reader, at=at, object_id=uuid4(), person_id=uuid4())
    try:
        with transaction.atomic():
            take_checkpoint(by=System("prove"), at=BEGIN)
    except LogBroken:
        return


def figures(found: dict[str, dict[str, int]]) -> list[Figure]:
    """One figure for each database."""
    return [
        Figure(
            f"Angrepp på loggen som upptäcks, {WORDS[name]}",
            f"{each['found']} av {each['attacks']} av kontrollen med ett vittnes kvitto; vittnet "
            f"vägrade {each['refused']}; en orörd logg gav {each['honest_faults']} fel",
            "alla",
            each["found"] == each["attacks"] and not each["honest_faults"],
            f"utan något utanför huset missades {each['cut_missed']} av {each['cut']} logg"
            "ar som kortats av och signerats om",
            0 < each["cut"] == each["cut_missed"],
        )
        for name, each in found.items()
    ]


def main(arguments: list[str]) -> int:
    """Prove, print and keep the figures; exit code 1 when an attack was not found."""
    parser = argparse.ArgumentParser(prog="./tillit prove log")
    parser.add_argument("--attacks", type=int)
    parser.add_argument("--only", choices=tuple(WORDS), default="")
    parser.add_argument("--long", action="store_true", help="1,000 attacks on each database")
    chosen = parser.parse_args(arguments)
    attacks = chosen.attacks or (1_000 if chosen.long else 100)
    environment.ensure("dev")
    size = f"{attacks} angrepp av sju slag på varje databas, {LEAVES} blad"
    return keep("log", figures(prove(attacks, chosen.only)), size=size)


def one_database() -> None:
    """The process of one database: prints its counts."""
    import django

    os.environ["TILLIT_LOG_KEY"] = base64.b64encode(b"the log that is attacked, 32 by.").decode()
    django.setup()
    print(json.dumps(perform(int(sys.argv[1]), Path(sys.argv[2]))))


if __name__ == "__main__":
    one_database()
