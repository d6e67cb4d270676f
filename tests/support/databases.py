"""The test database: made by its owner, used by the application's role.

On PostgreSQL the tests connect as `tillit_owner`, which makes and migrates the database. From then
on each connection to it becomes `tillit_app`, which owns nothing: a test that passes has the rights
that production has. On SQLite there are no roles and nothing happens.

On SQLite the migrated tables are kept from one run to the next (tools/tables.py). They are made
anew when a migration or what it builds on has changed, and in the first part of every run of
everything (`TILLIT_WHOLE`).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tools import tables

APPLICATION = "tillit_app"
_numbers = count(1)


def become_application(connection: Any, **_: Any) -> None:
    """Take the application's role on a fresh connection to a test database."""
    if connection.vendor == "postgresql" and connection.alias != "__no_db__":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {APPLICATION}")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """Make and migrate the test database, then leave the owner's role until the end.

    Stands in for pytest-django's own fixture, which makes no database for a session in which only
    `own_database` asks for one, and would hand it the real one.
    """
    from django.db import connection
    from django.test.utils import teardown_databases

    with django_db_blocker.unblock():
        made = _make_kept() if connection.vendor == "sqlite" else _make_migrated()
        _leave_owner()
    yield
    with django_db_blocker.unblock():
        _return_to_owner()
        teardown_databases(made, verbosity=0)


def _make_migrated() -> Any:
    from django.test.utils import setup_databases

    return setup_databases(
        verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set()
    )


def _make_kept() -> Any:
    """The tables of an earlier run, or migrated now and kept for the next one."""
    from django.db import connection

    kept = None if os.environ.get("TILLIT_WHOLE") else tables.kept()
    if kept is None:
        made = _make_migrated()
        tables.keep(connection.connection)
        return made
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = connection.creation._get_test_db_name()
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(kept)) as source:
        source.backup(connection.connection)
    return [(connection, before, True)]


def _leave_owner() -> None:
    from django.db import connection
    from django.db.backends.signals import connection_created

    from tillit.config.management.commands.grant_roles import grant

    if connection.vendor != "postgresql":
        return
    grant(APPLICATION)
    connection.close()
    connection_created.connect(become_application, dispatch_uid="tests")


def _return_to_owner() -> None:
    from django.db import connection
    from django.db.backends.signals import connection_created

    if connection_created.disconnect(become_application, dispatch_uid="tests"):
        connection.close()


@pytest.fixture(scope="module")
def module_rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """`with module_rows():` makes rows that stand under every test of the module, then are undone.

    For a town that all of them begin with: each test still works in a savepoint of its own
    (`db`), so none sees what another did. Not beside `own_database`, which closes connections.
    """
    from django.db import transaction

    around = transaction.atomic()
    around._from_testcase = True  # as the test's own: `durable` blocks may be inside
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A whole migrated database for one test, thrown away after it; returns its name.

    For tests with real commits: threads, processes, races, a live server. It is copied from the
    migrated one instead of emptied, because the log refuses to be emptied. Threads must close
    their connections.
    """
    from django.db import connection

    assert not connection.in_atomic_block, "module_rows and own_database in one module"
    before = connection.settings_dict["NAME"]
    copy = _copy_postgres if connection.vendor == "postgresql" else _copy_sqlite
    with django_db_blocker.unblock(), copy(connection, tmp_path) as name:
        connection.settings_dict["NAME"] = name
        try:
            yield str(name)
        finally:
            connection.settings_dict["NAME"] = before


@contextlib.contextmanager
def for_a_process(folder: Path) -> Iterator[str]:
    """A whole migrated database for another process: its address, as TILLIT_DATABASE says it."""
    from django.db import connection

    copy = _copy_postgres if connection.vendor == "postgresql" else _copy_sqlite
    with copy(connection, folder) as name:
        yield address_of(name)


def address_of(name: str) -> str:
    """A database beside the test database, as TILLIT_DATABASE says it."""
    given = os.environ.get("TILLIT_DATABASE", "")
    if given.startswith("postgres"):
        return urlsplit(given)._replace(path=f"/{name}").geturl()
    return f"sqlite:///{name}"


@contextlib.contextmanager
def _copy_postgres(connection: Any, folder: Path) -> Iterator[str]:
    template = connection.settings_dict["NAME"]
    name = f"{template}_{next(_numbers)}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        # A browser's loop or a thread of an earlier test may have left a connection behind, and
        # nobody can copy a database that somebody is connected to. The server's own cleaners are
        # not ours to end, and the copying waits for them.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND backend_type = 'client backend'",
            [template],
        )
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield name
    finally:
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def _copy_sqlite(connection: Any, folder: Path) -> Iterator[str]:
    target = folder / "own" / "tillit.sqlite3"
    target.parent.mkdir()
    connection.ensure_connection()
    with contextlib.closing(sqlite3.connect(target)) as file:
        connection.connection.backup(file)
    shared, connection.connection = connection.connection, None
    try:
        yield str(target)
    finally:
        if connection.connection is not None:
            connection.connection.close()
        connection.connection = shared
        shutil.rmtree(target.parent)


@pytest.fixture
def live(own_database: str) -> Iterator[Any]:
    """The program served on loopback from its own database; `live.url` is its address."""
    from pytest_django.live_server_helper import LiveServer

    server = LiveServer("127.0.0.1")
    yield server
    server.stop()
