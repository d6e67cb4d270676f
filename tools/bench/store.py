"""Write many rows at a time, the fastest way that each database has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connection, transaction

CHUNK = 50_000
Row = tuple[Any, ...]
INDEXES = {
    "postgresql": (
        "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.tablename = %s "
        "AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)"
    ),
    "sqlite": (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql <> ''"
    ),
}


def write(table: str, columns: list[str], rows: Iterator[Row], *, whole: bool) -> None:
    """Write the rows of one table, completed by the model's own defaults.

    `whole`: the database is empty and the bench's own, so indexes are made afterwards and no
    transaction is held. Otherwise the rows join the caller's transaction.
    """
    columns, rows = _complete(table, columns, rows)
    with connection.cursor() as cursor:
        indexes = _drop_indexes(cursor, table) if whole else []
        if connection.vendor == "postgresql":
            _copy(cursor, table, columns, rows, whole=whole)
        else:
            _insert(cursor, table, columns, rows, whole=whole)
        for statement in indexes:
            cursor.execute(statement)


def settle() -> None:
    """Let the database count what it holds, once all is written."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("CREATE SCHEMA IF NOT EXISTS bench AUTHORIZATION tillit_app")  # scratch
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def _complete(
    table: str, columns: list[str], rows: Iterator[Row]
) -> tuple[list[str], Iterator[Row]]:
    """Columns that the program has got since: filled with the model's own defaults."""
    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    lacking = [
        field
        for field in model._meta.concrete_fields
        if not (field.null or field.column in columns or field.auto_created)
        if not (field.primary_key and "id" not in columns)
    ]
    values = tuple(field.get_db_prep_save(field.get_default(), connection) for field in lacking)
    return [*columns, *(field.column for field in lacking)], (row + values for row in rows)


def _copy(cursor: Any, table: str, columns: list[str], rows: Iterator[Row], *, whole: bool) -> None:
    """PostgreSQL: one stream. The superuser's session skips the checks of foreign keys. Behind the
    second wall nothing is streamed in: who is not the superuser streams to the side, and inserts.
    """
    names = ", ".join(columns)
    into = table if whole else "bench_beside"
    if not whole:
        cursor.execute(f"CREATE TEMP TABLE {into} AS SELECT {names} FROM {table} WITH NO DATA")
    with cursor.copy(f"COPY {into} ({names}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)
    if not whole:
        cursor.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM {into}")
        cursor.execute(f"DROP TABLE {into}")


def _insert(
    cursor: Any, table: str, columns: list[str], rows: Iterator[Row], *, whole: bool
) -> None:
    """SQLite: many rows a statement, no journal to speak of (TILLIT_FILLING)."""
    if whole:
        cursor.execute("PRAGMA foreign_keys = OFF")
    places = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
    while chunk := list(islice(rows, CHUNK)):
        with transaction.atomic():
            cursor.executemany(statement, chunk)


def _drop_indexes(cursor: Any, table: str) -> list[str]:
    """Take away the plain indexes while the table is filled; gives how to make them again."""
    cursor.execute(INDEXES[connection.vendor], [table])
    found = cursor.fetchall()
    for name, _ in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]
