"""Whoever changes the log with the owner's rights is found by reading it."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.trust.conftest import ALICE, execute, without_triggers, write_leaves
from tillit.trust.audit.queries import faults

EDITS = {
    "the salt": "UPDATE audit_payload SET salt = {blob} WHERE leaf_id = %s",
    "what it says": "UPDATE audit_payload SET body = replace(body, '1', '2') WHERE leaf_id = %s",
    "one letter": "UPDATE audit_payload SET body = replace(body, 'staff', 'guest') "
    "WHERE leaf_id = %s",
    "the hash": "UPDATE audit_leaf SET hash = {blob} WHERE id = %s",
}
COLUMNS = {
    "kind": "'other'",
    "verb": "'Other'",
    "at": "'2020-01-01 00:00:00+00:00'",
    "actor_kind": "'guest'",
    "actor_ref": "''",
    "object_id": "NULL",
    "person_id": "'{uuid}'",
}


def edit(statement, number):
    """Change the log behind its back."""
    table = "audit_leaf" if "audit_leaf" in statement else "audit_payload"
    blob = "'\\x00'" if connection.vendor == "postgresql" else "x'00'"
    uuid = "0" * 31 + "7"
    with without_triggers(table), transaction.atomic():
        execute(statement.replace("{blob}", blob).replace("{uuid}", uuid), [number])


@pytest.mark.parametrize("statement", EDITS.values(), ids=EDITS)
def test_an_edited_payload_is_found(leaves, statement):
    """Red when: faults() compares nothing with the hash."""
    edit(statement, leaves[1])
    assert list(faults(ALICE)) == [f"{leaves[1]}: the payload is not what was logged"]


@pytest.mark.parametrize(("column", "value"), COLUMNS.items(), ids=list(COLUMNS))
def test_an_edited_column_is_found(leaves, column, value):
    """Red when: _agrees() forgets the column; look-ups would then lie though the hash holds."""
    edit(f"UPDATE audit_payload SET {column} = {value} WHERE leaf_id = %s", leaves[1])
    assert list(faults(ALICE)) == [f"{leaves[1]}: a column differs from the payload"]


def test_a_missing_payload_is_found(leaves):
    """Red when: faults() joins leaf and payload and so passes over a leaf that stands alone."""
    edit("DELETE FROM audit_payload WHERE leaf_id = %s", leaves[1])
    assert list(faults(ALICE)) == [f"{leaves[1]}: the payload is missing"]


def test_a_missing_leaf_is_found(own_database):
    """Red when: faults() reads leaves alone."""
    leaves = write_leaves()
    with without_triggers("audit_leaf"), without_triggers("audit_payload"):
        if connection.vendor == "postgresql":
            _drop_foreign_key()
        else:
            execute("PRAGMA foreign_keys = OFF")
        execute("DELETE FROM audit_leaf WHERE id = %s", [leaves[2]])
    assert list(faults(ALICE)) == [f"{leaves[2]}: the leaf is missing"]


def _drop_foreign_key():
    query = "SELECT conname FROM pg_constraint WHERE contype = 'f' AND conrelid = %s::regclass"
    with connection.cursor() as cursor:
        cursor.execute(query, ["audit_payload"])
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE audit_payload DROP CONSTRAINT "{name}"')


def test_a_whole_log_has_no_faults_and_the_command_says_so(leaves, capsys):
    """Red when: verify_log prints before it has read to the end, or exits 0 on a fault."""
    call_command("verify_log")
    assert capsys.readouterr().out == "3 leaves, 0 faults\n"
    edit(EDITS["the hash"], leaves[0])
    with pytest.raises(SystemExit, match="1"):
        call_command("verify_log")
    assert capsys.readouterr().out.splitlines() == [
        f"{leaves[0]}: the payload is not what was logged",
        "3 leaves, 1 faults",
    ]
