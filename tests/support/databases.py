"""The test database: made by its owner, used by the application's role.

On PostgreSQL the tests connect as `tillit_owner`, which makes and migrates the database. From then
on each connection to it becomes `tillit_app`, which owns nothing: a test that passes has the rights
that production has. On SQLite there are no roles and nothing happens.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

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
    from django.test.utils import setup_databases, teardown_databases

    with django_db_blocker.unblock():
        made = setup_databases(
            verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set()
        )
        _leave_owner()
    yield
    with django_db_blocker.unblock():
        _return_to_owner()
        teardown_databases(made, verbosity=0)


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


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A whole migrated database for one test, thrown away after it; returns its name.

    For tests with real commits: threads, processes, races, a live server. It is copied from the
    migrated one instead of emptied, because the log refuses to be emptied. Threads must close
    their connections.
    """
    from django.db import connection

    before = connection.settings_dict["NAME"]
    copy = _copy_postgres if connection.vendor == "postgresql" else _copy_sqlite
    with django_db_blocker.unblock(), copy(connection, tmp_path) as name:
        connection.settings_dict["NAME"] = name
        try:
            yield str(name)
        finally:
            connection.settings_dict["NAME"] = before


@contextlib.contextmanager
def _copy_postgres(connection: Any, folder: Path) -> Iterator[str]:
    template = connection.settings_dict["NAME"]
    name = f"{template}_{next(_numbers)}"
    connection.close()
    with connection._nodb_cursor() as cursor:
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
