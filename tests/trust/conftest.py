"""A log with a few leaves, and a way to be the owner of the tables."""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from tillit.kernel.actor import Staff
from tillit.kernel.events import Code, Event
from tillit.trust.audit.actions import note_read, record

AT = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)
ALICE = Staff(UUID(int=1), "Alice Ask")
A_CODE = Code("a")


@dataclass(frozen=True)
class Happened(Event):
    """An event of the tests."""

    OBJECT: ClassVar[str] = "thing"
    thing: UUID
    person: UUID
    code: Code = A_CODE


@contextlib.contextmanager
def owner():
    """Be the owner of the tables, who made the triggers; on SQLite everybody is."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        before = cursor.fetchone()[0]
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else ALTER TABLE waits for the commit
        cursor.execute("RESET ROLE")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {before}")


def execute(statement, parameters=()):
    """Run one statement past the models."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


@contextlib.contextmanager
def without_triggers(table):
    """What an attacker with the owner's rights would do first."""
    with owner():
        if connection.vendor == "postgresql":
            execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
                [table],
            )
            triggers = cursor.fetchall()
        for name, _ in triggers:
            execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            execute(sql)


@pytest.fixture
def leaves(db):
    """The numbers of three leaves: two changes and a read."""
    return write_leaves()


def write_leaves():
    """Two changes and a read."""
    with transaction.atomic():
        return [
            record(Happened(uuid4(), uuid4()), by=ALICE, at=AT),
            record(Happened(uuid4(), uuid4()), by=ALICE, at=AT),
            note_read("page", by=ALICE, at=AT, object_id=uuid4(), shown=[uuid4()], count=1),
        ]
