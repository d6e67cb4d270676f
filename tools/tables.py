"""Migrated tables of SQLite, kept in var/tables from one time to the next.

Migrating takes some seven seconds of a processor, copying no time. They are kept under a
fingerprint of everything that decides which tables there are. The demo and the tests share them.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from tools.base import VAR, digest
from tools.environment import lock_path

FOLDER = VAR / "tables"
SOURCE = Path(__file__).resolve().parent.parent / "src" / "tillit"
# What decides which tables there are, apart from the libraries.
SHAPES = ("**/migrations/*.py", "kernel/*.py", "trust/sealing/*.py", "**/types.py",
          "**/types/*.py", "**/workflow.py", "config/*.py")  # fmt: skip
MOST = 8  # of them kept: one for each branch that somebody works on


def shape() -> str:
    """A fingerprint of the files that decide which tables there are."""
    paths = {path for shape in SHAPES for path in SOURCE.glob(shape)}
    return digest([lock_path("prod"), *sorted(paths)])[:16]


def keep(made: sqlite3.Connection) -> None:
    """Keep a copy of tables that were migrated just now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    written = FOLDER / f"{shape()}.{os.getpid()}"
    with contextlib.closing(sqlite3.connect(written)) as tables:
        made.backup(tables)
        tables.execute("PRAGMA journal_mode=DELETE")
    written.replace(_path())
    for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)


def kept() -> Path | None:
    """The file of the tables that there are to be; nothing if there is none, or none whole."""
    path = _path()
    if path.exists() and not _is_whole(path):
        path.unlink(missing_ok=True)
    return path if path.exists() else None


def _is_whole(path: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(path)) as tables:
            [said] = tables.execute("PRAGMA quick_check").fetchone()
            migrated = tables.execute("SELECT 1 FROM django_migrations").fetchone()
            return said == "ok" and migrated is not None
    except sqlite3.DatabaseError:
        return False


def _path() -> Path:
    return FOLDER / f"{shape()}.sqlite3"
