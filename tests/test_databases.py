"""The test database has the rights of production, and a test can have one of its own."""

import threading
import urllib.request

import pytest
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

POSTGRES = pytest.mark.postgres


@POSTGRES
@pytest.mark.django_db
def test_tests_run_as_the_application():
    """Red when: django_db_setup does not connect become_application."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, session_user")
        assert cursor.fetchone() == ("tillit_app", "tillit_owner")


@POSTGRES
@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_leaf SET id = id",
        "DELETE FROM audit_leaf",
        "TRUNCATE audit_leaf",
        "DROP TABLE audit_leaf",
        "CREATE TABLE own (id int)",
    ],
)
def test_the_application_may_not(statement):
    """Red when: the application owns the tables, or REVOKE is left out of grant_roles."""
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"):
        connection.cursor().execute(statement)


@pytest.mark.parametrize("_again", [1, 2])
def test_an_own_database_is_committed_seen_by_threads_and_thrown_away(own_database, _again):
    """Red when: own_database hands out the common database, or does not remove its copy."""
    count = "SELECT count(*) FROM django_session"
    insert = (
        "INSERT INTO django_session (session_key, session_data, expire_date) "
        "VALUES ('a', 'b', '2026-01-01')"
    )
    seen = []

    def other():
        try:
            with connection.cursor() as cursor:
                cursor.execute(count)
                seen.append(cursor.fetchone()[0])
        finally:
            connections.close_all()

    with connection.cursor() as cursor:
        cursor.execute(count)
        assert cursor.fetchone() == (0,)
        cursor.execute(insert)
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert seen == [1]


@pytest.mark.django_db
def test_no_migration_is_missing_in_the_tables_that_tests_use():
    """Red when: _make_kept() fills in tables kept under another fingerprint."""
    found = MigrationExecutor(connection)
    assert found.migration_plan(found.loader.graph.leaf_nodes()) == []


def test_the_program_is_served_from_an_own_database(live):
    """Red when: the server's threads look at another database, or `live` never stops."""
    with urllib.request.urlopen(f"{live.url}/static/vendor/theme.css") as answer:
        assert answer.status == 200
