"""PostgreSQL is told who asks, in each transaction and for no longer."""

import threading

import pytest
from django.db import connection, connections, transaction

from tests.trust.conftest import ALICE, AT, execute, owner
from tillit.config.checks import rights_are_given
from tillit.config.management.commands.grant_roles import grant
from tillit.config.wall.tables import WALLED
from tillit.kernel.actor import Guest, System
from tillit.kernel.asking import asking

pytestmark = pytest.mark.postgres
SAID = "SELECT coalesce(current_setting('tillit.asks', true), '')"


def said():
    """Who PostgreSQL believes asks."""
    with connection.cursor() as cursor:
        cursor.execute(SAID)
        return cursor.fetchone()[0]


def test_what_was_said_dies_with_its_transaction(own_database):
    """Behind a pooler somebody else gets the connection next. Red when: who asks is set for the
    connection (SET) and not for the transaction (SET LOCAL), or BEGIN says nothing for nobody."""
    with asking(System("job")), transaction.atomic():
        assert said() == "system job"
    raw = connection.connection  # somebody else gets it, and says nothing
    assert raw.execute(SAID).fetchone() == ("",)
    assert raw.execute("SELECT count(*) FROM cases_note").fetchone() == (0,)
    raw.execute("SET tillit.asks = 'system leaked'")
    with asking(Guest()), transaction.atomic():  # the program never leans on what was there
        assert said() == ""


def test_it_is_said_anew_when_somebody_else_asks_or_a_savepoint_is_undone(db):
    """Red when: `declare` compares with nothing, or forgets that ROLLBACK TO takes words back."""
    with asking(System("first")):
        with transaction.atomic():
            assert said() == "system first"
            with asking(System("second")):
                assert said() == "system second"
                transaction.set_rollback(True)
        with asking(System("second")):
            assert said() == "system second"
        assert said() == "system first"


def test_a_statement_by_itself_is_told_too(own_database):
    """No page may see less because it asked outside a transaction, and what names no table behind
    the wall costs nothing more. Red when: `declare` lets such a statement through as it is."""
    with asking(System("job")):
        execute("CREATE TEMPORARY TABLE cases_note_seen AS " + SAID)
        assert said() == ""
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM cases_note_seen")
            assert cursor.fetchone() == ("system job",)


def test_a_new_thread_is_nobody(own_database, settings):
    """Red when: who asks is kept in a variable of the process."""
    settings.ASKED_BY_NOBODY = ""
    found = []

    def other():
        with transaction.atomic():
            found.append(said())
        connections.close_all()

    with asking(ALICE, AT):
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        with transaction.atomic():
            assert said() == f"staff {ALICE.id} {AT.isoformat()}"
    assert found == [""]


def test_each_table_is_walled_for_its_owner_too(db):
    """Red when: grant_roles leaves one out, or does not force it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid"
            " WHERE relrowsecurity AND relforcerowsecurity AND polname = 'wall'"
        )
        assert {row[0] for row in cursor.fetchall()} == {walled.table for walled in WALLED}


def test_a_table_that_left_the_wall_is_open_again(db):
    """Red when: grant_roles only adds, so that an older wall stands where nobody keeps it."""
    with owner():
        execute("CREATE TABLE left_the_wall (id int)")
        execute("ALTER TABLE left_the_wall ENABLE ROW LEVEL SECURITY")
        execute("CREATE POLICY wall ON left_the_wall USING (false)")
        execute("INSERT INTO left_the_wall VALUES (1)")
        grant("tillit_app")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM left_the_wall")
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT relrowsecurity FROM pg_class WHERE relname = 'cases_note'")
        assert cursor.fetchone() == (True,)


@pytest.mark.parametrize(
    ("forgotten", "said"),
    [
        ("SELECT 1", []),
        ("CREATE TABLE new_table (id int)", ["No rights to new_table."]),
        ("REVOKE INSERT ON audit_leaf FROM tillit_app", ["No rights to audit_leaf."]),
        ("ALTER TABLE cases_note DISABLE ROW LEVEL SECURITY", ["not stand around cases_note."]),
        ("COMMENT ON FUNCTION wall_way(uuid) IS 'older'", ["not that of this version."]),
    ],
)
def test_the_check_tells_when_the_rights_were_forgotten(db, forgotten, said):
    """Red when: the check asks for nothing (all four), or for what a sound installation lacks (the
    first row, which is the control)."""
    with owner():
        execute(forgotten)
    found = [error.msg for error in rights_are_given(app_configs=None, databases=None)]
    assert len(found) == len(said)
    assert all(words in sentence for words, sentence in zip(said, found, strict=True))
    with owner():
        grant("tillit_app")
    assert rights_are_given(app_configs=None, databases=None) == []
