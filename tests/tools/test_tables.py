"""Migrated tables that are kept from one time to the next."""

import contextlib
import sqlite3

import pytest

from tools import tables

CREATE = (
    "CREATE TABLE django_migrations (id); INSERT INTO django_migrations VALUES (zeroblob(99999));"
)


@pytest.fixture
def one(tmp_path, monkeypatch):
    """A file that decides the shape, and a folder of its own to keep tables in."""
    monkeypatch.setattr(tables, "SOURCE", tmp_path / "src")
    monkeypatch.setattr(tables, "FOLDER", tmp_path / "tables")
    path = tmp_path / "src/a/migrations/0001.py"
    path.parent.mkdir(parents=True)
    path.write_text("one")
    return path


def keep(script=CREATE):
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        made.executescript(script)
        tables.keep(made)


@pytest.mark.parametrize("changed", ["a/migrations/0001.py", "kernel/ids.py", "a/types.py"])
def test_tables_are_made_anew_when_their_shape_changes(one, changed):
    """Red when: a pattern of SHAPES is taken away, or shape() reads names and not contents."""
    path = tables.SOURCE / changed
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("one")
    keep()
    assert tables.kept() is not None
    path.write_text("two")
    assert tables.kept() is None


@pytest.mark.parametrize("broken", [b"", b"not a database", None])
def test_tables_that_are_not_whole_are_made_anew(one, broken):
    """Red when: _is_whole() always says yes. `None`: cut off in the middle."""
    keep()
    path = tables.kept()
    path.write_bytes(path.read_bytes()[:50_000] if broken is None else broken)
    assert tables.kept() is None
    keep()
    assert tables.kept() == path


def test_tables_in_which_nothing_was_migrated_are_not_used(one):
    """Red when: _is_whole() asks only whether the file is sound."""
    keep("CREATE TABLE django_migrations (id)")
    assert tables.kept() is None


def test_a_dozen_branches_do_not_fill_the_disk(one):
    """Red when: keep() removes nothing."""
    for number in range(tables.MOST + 2):
        one.write_text(str(number))
        keep()
    assert len(list(tables.FOLDER.iterdir())) == tables.MOST
