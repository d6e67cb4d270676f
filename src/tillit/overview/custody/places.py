"""Where sealed values lie: every sealed column of every table, found by its field."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from tillit.trust.sealing.types import SealedTextField

Row = tuple[Any, ...]  # Any: a row holds whatever its columns hold
BATCH = 200
LONGEST_KEY_ID = 40
SHORT = "sealed"  # a column of this name holds what is gone within a day (retention "short")


@dataclass(frozen=True)
class Table:
    """A table, the column of its key, and its sealed columns."""

    name: str
    key: str
    columns: tuple[str, ...]
    short: bool = False

    def rows(self) -> Iterator[list[Row]]:
        """Batches of the key and the sealed values of every row, in the order of the key."""
        names = ", ".join(map(quoted, (self.key, *self.columns)))
        last: list[Any] = []
        while True:
            where = f"WHERE {quoted(self.key)} > %s" if last else ""
            batch = asked(
                f"SELECT {names} FROM {quoted(self.name)} {where} "  # noqa: S608 – names of ours
                f"ORDER BY {quoted(self.key)} LIMIT {BATCH}",
                last,
            )
            if not batch:
                return
            last = [batch[-1][0]]
            yield batch


def tables() -> list[Table]:
    """Every table with something sealed in it."""
    found = []
    for model in apps.get_models():
        fields = model._meta.concrete_fields
        columns = tuple(each.column for each in fields if isinstance(each, SealedTextField))
        passing = tuple(
            each.column
            for each in fields
            if isinstance(each, models.BinaryField) and each.column == SHORT
        )
        if columns or passing:
            pk = model._meta.pk.column
            found.append(Table(model._meta.db_table, pk, columns or passing, not columns))
    return sorted(found, key=lambda each: each.name)


def asked(question: str, values: list[Any] | None = None) -> list[Row]:
    """The rows that answer."""
    with connection.cursor() as cursor:
        cursor.execute(question, values or [])
        return list(cursor.fetchall())


def quoted(name: str) -> str:
    """A name of ours as the database writes it."""
    return connection.ops.quote_name(name)


@contextmanager
def thawed(table: Table) -> Iterator[None]:
    """Lift the guard of a frozen table, inside the caller's transaction, and put it back.

    A report may never be changed; but the key around a name in it must be. On PostgreSQL only the
    owner of the table may do this, on SQLite whoever has the file.
    """
    guard = f"{table.name}_frozen"
    if connection.vendor == "sqlite":
        found = asked("SELECT sql FROM sqlite_master WHERE type='trigger' AND name=%s", [guard])
        lift, restore = f"DROP TRIGGER {quoted(guard)}", str(found[0][0]) if found else ""
    else:
        found = asked("SELECT 1 FROM pg_trigger WHERE tgname = %s", [guard])
        change = f"ALTER TABLE {quoted(table.name)} %s TRIGGER {quoted(guard)}"
        lift, restore = change % "DISABLE", change % "ENABLE"
    with connection.cursor() as cursor:
        if found and connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else ALTER TABLE waits for commit
        if found:
            cursor.execute(lift)
        yield
        if found:
            cursor.execute(restore)
