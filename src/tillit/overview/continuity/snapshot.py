"""One moment of the database: a copy of it in a file, and questions answered at that moment."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from .types import Fault

Ask = Callable[[str], list[Sequence[Any]]]  # Any: a row holds whatever its columns hold

ASKS = r"-c tillit.asks=system\ backup"
ADVICE = "is not here. On Debian: apt-get install postgresql-client"


@dataclass(frozen=True)
class Snapshot:
    """The copy, and a way to ask the same moment."""

    engine: str
    file: Path
    ask: Ask

    def tables(self) -> dict[str, int]:
        """Rows in every table."""
        names = [str(row[0]) for row in self.ask(LISTS[self.engine])]
        return {name: int(self.ask(f'SELECT count(*) FROM "{name}"')[0][0]) for name in names}  # noqa: S608


LISTS = {
    "sqlite": (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ),
    "postgresql": "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
}


@contextlib.contextmanager
def take(folder: Path) -> Iterator[Snapshot]:
    """Copy the database as it is now into a folder, while others go on writing."""
    take_it = _of_postgres if connection.vendor == "postgresql" else _of_sqlite
    with take_it(folder) as snapshot:
        yield snapshot


@contextlib.contextmanager
def _of_sqlite(folder: Path) -> Iterator[Snapshot]:
    file = folder / "database"
    # A file of our own: VACUUM INTO reads one moment and cannot run in a transaction of Django's.
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], timeout=60)) as live:
        live.execute("VACUUM INTO ?", (str(file),))
    os.chmod(file, 0o600)
    with asking(file) as ask:
        yield Snapshot("sqlite", file, ask)


@contextlib.contextmanager
def asking(file: Path) -> Iterator[Ask]:
    """Ask an SQLite file that nobody else uses; it is not written to."""
    with contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        yield lambda question: copy.execute(question).fetchall()


@contextlib.contextmanager
def _of_postgres(folder: Path) -> Iterator[Snapshot]:
    file = folder / "database"
    connection.close()  # the isolation level must be chosen before the first question
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        name = cursor.fetchone()[0]
        # Behind the wall in the database (ADR 13) a copy says who asks, or holds nothing.
        copying = ("--format=custom", "--enable-row-security")
        run("pg_dump", *copying, f"--snapshot={name}", f"--file={file}")

        def ask(question: str) -> list[Sequence[Any]]:
            cursor.execute(question)
            return list(cursor.fetchall())

        yield Snapshot("postgresql", file, ask)


def run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs against our database. Raises Fault with what it said."""
    path = shutil.which(program)
    if path is None:
        raise Fault(f"{program} {ADVICE}")
    where = connection.settings_dict
    names = {"NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST"}
    names["PORT"] = "PGPORT"
    given = {names[key]: str(where[key]) for key in names if where.get(key)}
    done = subprocess.run(  # noqa: S603 – a program found by name, with our own arguments
        [path, "--no-password", *arguments],
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "PGOPTIONS": ASKS, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Fault(f"{program} failed: {done.stderr.strip()[-2000:]}")


def is_empty() -> bool:
    """Whether there is no town where we would restore."""
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        return not file.exists() or file.stat().st_size == 0
    return not connection.introspection.table_names()
