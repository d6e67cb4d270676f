"""Give the application's role what it needs, and no more. Run by the owner after each migrate."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction

from tillit.config.wall import policies as wall
from tillit.config.wall.standing import LOG


def statements(tables: list[str], role: str) -> list[str]:
    """The grants, in order. All rights are taken first, so that a second run leaves no more."""
    quoted = {table: connection.ops.quote_name(table) for table in sorted(tables)}
    name = connection.ops.quote_name(role)
    appended = [quoted[table] for table in quoted if table.startswith(LOG)]
    other = [quoted[table] for table in quoted if not table.startswith(LOG)]
    found = [
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
    ]
    if appended:
        found.append(f"GRANT SELECT, INSERT ON {', '.join(appended)} TO {name}")
    if other:
        found.append(f"GRANT SELECT, INSERT, UPDATE, DELETE ON {', '.join(other)} TO {name}")
    return found


def grant(role: str) -> None:
    """Carry the grants out and raise the wall in one transaction: no request meets half of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements(connection.introspection.table_names(cursor), role):
            cursor.execute(statement)
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'wall'")
        standing = [row[0] for row in cursor.fetchall()]  # also of tables that left the wall
        for statement in [*wall.taken_away(standing), *wall.statements(), wall.marked()]:
            cursor.execute(statement)


class Command(BaseCommand):
    """`manage.py grant_roles [ROLE]`, with TILLIT_AS_OWNER=1."""

    help = "Give the application's role its rights (PostgreSQL); run as the owner after migrate."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The role's name in the database."""
        parser.add_argument("role", nargs="?", default="tillit_app")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Grant, or say why not."""
        if connection.vendor != "postgresql":
            self.stdout.write("SQLite has no roles; the triggers alone guard the log.")
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            owner = cursor.fetchone()[0]
        if owner == options["role"]:
            raise CommandError("Run this as the owner of the tables: TILLIT_AS_OWNER=1")
        grant(options["role"])
        self.stdout.write(f"{options['role']} has its rights.")
