"""The log is appended to, and nothing else: by the program, and by the owner of the tables."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.trust.conftest import ALICE, AT, execute, owner
from tillit.trust.audit.actions import take_checkpoint
from tillit.trust.audit.models import Leaf, Payload, Tile

CHANGES = [
    "UPDATE audit_leaf SET hash = hash",
    "UPDATE audit_payload SET verb = 'Other'",
    "UPDATE audit_leaf SET id = id + 100",
    "DELETE FROM audit_payload",
    "DELETE FROM audit_leaf",
]
TRUNCATE = ["TRUNCATE audit_payload", "TRUNCATE audit_leaf CASCADE"]
REPLACE = [
    "INSERT OR REPLACE INTO audit_leaf (id, hash) SELECT id, x'00' FROM audit_leaf",
    "REPLACE INTO audit_payload SELECT * FROM audit_payload",
    "INSERT INTO audit_leaf (id, hash) SELECT id, hash FROM audit_leaf WHERE 1 "
    "ON CONFLICT DO UPDATE SET hash = x'00'",
]
UPSERT = [
    "INSERT INTO audit_leaf (id, hash) SELECT id, hash FROM audit_leaf "
    "ON CONFLICT (id) DO UPDATE SET hash = '\\x00'",
]


SIGNED = ("audit_place", "audit_tile", "audit_checkpoint", "audit_log_key")
WATCHED = ("audit_cosignature", "audit_erasure", "audit_inspection")


def rows():
    """The whole log as it stands."""
    return list(Leaf.objects.order_by("id").values()), list(Payload.objects.order_by("pk").values())


def refuses(statement, match, count=3):
    """The statement is refused and the log is as before."""
    before = rows()
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        execute(statement)
    assert rows() == before
    assert len(before[0]) == count


@pytest.mark.parametrize("statement", CHANGES)
def test_the_owner_cannot_change_it(leaves, statement):
    """Red when: the migration 0002_no_change is emptied."""
    with owner():
        refuses(statement, "The log cannot be changed")


@pytest.mark.parametrize("statement", CHANGES)
def test_the_program_cannot_change_it(leaves, statement):
    """Red when: the triggers are gone and grant_roles gives UPDATE or DELETE."""
    refuses(statement, "The log cannot be changed|permission denied")


@pytest.mark.parametrize("table", SIGNED)
def test_what_was_signed_cannot_be_changed(leaves, table):
    """By the owner, with triggers in place. Red when: the migration 0004 leaves out a table."""
    take_checkpoint(by=ALICE, at=AT)
    Tile.objects.create(height=9, number=0, hashes=b"", root=b"")
    change = {"audit_tile": "number = 7", "audit_place": '"index" = 7'}.get(table, "id = 7")
    for statement in (f"UPDATE {table} SET {change}", f"DELETE FROM {table}"):
        with owner():
            refuses(statement, "The log cannot be changed", count=4)
    if connection.vendor == "sqlite":
        refuses(f"REPLACE INTO {table} SELECT * FROM {table}", "cannot be changed", count=4)


@pytest.mark.parametrize("statement", TRUNCATE + UPSERT)
@pytest.mark.postgres
def test_the_owner_cannot_empty_it(leaves, statement):
    """Red when: OR TRUNCATE is taken out of the trigger."""
    with owner():
        refuses(statement, "The log cannot be changed")


@pytest.mark.parametrize("statement", REPLACE)
def test_rows_are_not_replaced(leaves, statement):
    """Red when: 0003_no_replacement is emptied: SQLite's REPLACE deletes without a trigger."""
    if connection.vendor == "sqlite":
        refuses(statement, "The log cannot be changed")


def test_models_cannot_change_it(leaves):
    """Red when: save() of a loaded leaf is let through."""
    leaf = Leaf.objects.first()
    leaf.hash = b"\x00" * 32
    with pytest.raises(DatabaseError), transaction.atomic():
        leaf.save()


@pytest.mark.postgres
def test_the_programs_role_has_no_right_to_change_it(db):
    """Red when: grant_roles treats audit_ tables like the others."""
    query = (
        "SELECT table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee = 'tillit_app' AND table_name LIKE 'audit%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        assert sorted(cursor.fetchall()) == [
            (table, right)
            for table in sorted(("audit_leaf", "audit_payload", *SIGNED, *WATCHED))
            for right in ("INSERT", "SELECT")
        ]


@pytest.mark.postgres
def test_granting_twice_leaves_no_more_rights(db):
    """Red when: REVOKE ALL is taken out of statements(): an old right would stay."""
    from tillit.config.management.commands.grant_roles import grant

    with owner():
        execute("GRANT DELETE ON audit_leaf TO tillit_app")
        grant("tillit_app")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('tillit_app', 'audit_leaf', 'DELETE')")
        assert cursor.fetchone() == (False,)
        cursor.execute("SELECT has_table_privilege('tillit_app', 'access_unit', 'DELETE')")
        assert cursor.fetchone() == (True,)
