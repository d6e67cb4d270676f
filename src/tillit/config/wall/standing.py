"""Whether the rights and the wall are those of this version: `grant_roles` is easily forgotten."""

from django.db import DatabaseError, connection

from .policies import mark
from .tables import WALLED

LOG = "audit_"  # tables of this name are appended to and read, never changed
GRANT = "Run TILLIT_AS_OWNER=1 ./tillit manage grant_roles."


def problems() -> list[str]:
    """A sentence for what whoever runs the program lacks in the database, and for a wall that does
    not stand as it should. Nothing on SQLite, which has neither."""
    if connection.vendor != "postgresql":
        return []
    try:
        lacking, open_, as_now = _lacking(), _open(), _mark() == mark()
    except DatabaseError as problem:
        return [f"The database does not answer: {type(problem).__name__}."]
    found = []
    if lacking:
        found.append(f"No rights to {', '.join(lacking)}. {GRANT}")
    if open_:
        found.append(f"Row security does not stand around {', '.join(open_)}. {GRANT}")
    if not as_now:
        found.append(f"Row security is not that of this version. {GRANT}")
    return found


def rights_to(table: str) -> tuple[str, ...]:
    """What the application needs to do with a table."""
    return (
        ("SELECT", "INSERT") if table.startswith(LOG) else ("SELECT", "INSERT", "UPDATE", "DELETE")
    )


def _lacking() -> list[str]:
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        asked = [(table, right) for table in tables for right in rights_to(table)]
        cursor.execute(
            "SELECT DISTINCT t FROM unnest(%s::text[], %s::text[]) AS asked(t, r)"
            " WHERE NOT has_table_privilege(quote_ident(t), r) ORDER BY t",
            [[table for table, _ in asked], [right for _, right in asked]],
        )
        return [row[0] for row in cursor.fetchall()]


def _open() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relrowsecurity AND relforcerowsecurity AND polname = 'wall'"
        )
        standing = {row[0] for row in cursor.fetchall()}
    return [walled.table for walled in WALLED if walled.table not in standing]


def _mark() -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT obj_description(to_regprocedure('public.wall_way(uuid)'), 'pg_proc')"
        )
        return next(iter(cursor.fetchone() or ()), None)
