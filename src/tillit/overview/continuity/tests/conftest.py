"""A town with something in it, and an empty place elsewhere to restore into."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Role, System
from tillit.kernel.ids import new_id
from tillit.overview.continuity.types import Secret
from tillit.trust.access.actions import give_seat, guard, open_unit
from tillit.trust.access.types import GuardKind, UnitKind

AT = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
JOB = System("tests")
KEY = Secret(key=bytes(range(32)))
PHRASE = Secret(passphrase="en lång och hemlig mening")
_numbers = count(1)


@dataclass(frozen=True)
class Town:
    """What is in it, and where backups go."""

    documents: dict[UUID, bytes]
    folder: Path
    store: Path


@pytest.fixture
def town(own_database: str, settings: Any, tmp_path: Path) -> Town:
    """A committed town in its own database, with documents of many sizes."""
    settings.DOCUMENTS = tmp_path / "here" / "documents"
    unit = open_unit("Barn och familj", UnitKind.INVESTIGATION, by=JOB, at=AT)
    kept: dict[UUID, bytes] = {}
    for number, size in enumerate((0, 1, 1000, 1024 * 1024, 3_000_000)):
        give_seat(new_id(), unit, Role.SOCIAL_WORKER, by=JOB, at=AT)
        case, content = new_id(), (b"%d " % number) * (size // 2)
        guard(case, GuardKind.CASE, unit, by=JOB, at=AT)
        kind = DocumentKind.OTHER
        stored = store_document(case, name="å.txt", content=content, kind=kind, by=JOB, at=AT)
        kept[stored] = content
    return Town(kept, tmp_path, tmp_path / "here" / "documents")


@contextlib.contextmanager
def elsewhere(town: Town, settings: Any) -> Iterator[Path]:
    """Point the program at an empty database and an empty store; back again afterwards."""
    before, store = connection.settings_dict["NAME"], settings.DOCUMENTS
    number = next(_numbers)
    place = town.folder / f"elsewhere-{number}"
    place.mkdir()
    name = str(place / "tillit.sqlite3")
    connection.close()
    if connection.vendor == "postgresql":
        name = f"{before}_empty_{number}"
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    connection.settings_dict["NAME"], settings.DOCUMENTS = name, place / "documents"
    try:
        yield place
    finally:
        connection.close()
        connection.settings_dict["NAME"], settings.DOCUMENTS = before, store
        if connection.vendor == "postgresql":
            with connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of its own making."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        held = {}
        for table in sorted(tables):
            cursor.execute(f'SELECT * FROM "{table}"')
            held[table] = sorted((tuple(map(_plain, row)) for row in cursor.fetchall()), key=repr)
    return held


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
