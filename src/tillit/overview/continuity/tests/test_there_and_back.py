"""restore(back_up(town)) is the town: every row, every document, the log. Nothing is overwritten.

The controls: a document taken away or changed, and rows more than there were, are found.
"""

import base64
import os
from dataclasses import replace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tillit.contact.documents import store
from tillit.contact.documents.actions import erase_document, open_document
from tillit.contact.documents.extracts import IDS
from tillit.contact.documents.models import Document
from tillit.kernel.ids import new_id
from tillit.overview.continuity import actions, snapshot
from tillit.overview.continuity.actions import back_up, differences, restore
from tillit.overview.continuity.types import Fault, Secret
from tillit.trust.audit.extracts import LAST_LEAF
from tillit.trust.audit.models import Leaf

from .conftest import AT, JOB, KEY, PHRASE, Town, all_rows, elsewhere


@pytest.mark.parametrize("secret", [KEY, pytest.param(PHRASE, marks=pytest.mark.slow)])
def test_all_comes_back(town: Town, settings: Any, secret: Secret) -> None:
    """Red when: a table is left out (pg_dump --exclude-table), or a document's file is."""
    before = all_rows()
    manifest = back_up(town.folder / "set", secret, by=JOB, at=AT)
    with elsewhere(town, settings):
        restore(town.folder / "set", secret, by=JOB, at=AT)
        after = all_rows()
        last = Leaf.objects.order_by("-pk").first()
        assert last is not None
        for table in ("audit_leaf", "audit_payload"):
            after[table] = [row for row in after[table] if last.pk not in row[:1]]
        after.pop("sqlite_sequence", None)
        before.pop("sqlite_sequence", None)
        # A leaf tells of the restore; all else is as it was when the copy was taken.
        assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
        assert set(after) == set(before)
        for document, content in town.documents.items():
            assert open_document(document, by=JOB, at=AT).content == content
    assert manifest.rows == sum(manifest.tables.values()) > 20
    assert list(town.folder.glob("*.unfinished")) == []


@pytest.mark.slow
def test_what_is_there_is_not_trodden_on(town: Town, settings: Any) -> None:
    """Red when: either of the two questions about emptiness is taken out of `restore`."""
    path = town.folder / "set"
    back_up(path, KEY, by=JOB, at=AT)
    held = all_rows()
    with pytest.raises(Fault, match="database here already"):
        restore(path, KEY, by=JOB, at=AT)
    with pytest.raises(Fault, match="already there"):
        back_up(path, KEY, by=JOB, at=AT)
    assert all_rows() == held
    with elsewhere(town, settings) as place:
        (place / "documents" / "aa").mkdir(parents=True)
        (place / "documents" / "aa" / "something").write_text("mine")
        with pytest.raises(Fault, match="documents here already"):
            restore(path, KEY, by=JOB, at=AT)
        assert snapshot.is_empty()


@pytest.mark.slow
def test_a_missing_document_is_told_and_the_rest_is_kept(
    town: Town, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Red when: `missing` is not filled in, or the backup command keeps silent about it."""
    gone = next(iter(town.documents))
    store.remove(gone)
    path = town.folder / "set"
    monkeypatch.setenv("TILLIT_BACKUP_PASSPHRASE", PHRASE.passphrase)
    with pytest.raises(CommandError, match=str(gone)):
        call_command("backup", path)
    with elsewhere(town, settings):
        assert restore(path, PHRASE, by=JOB, at=AT).missing == [str(gone)]
        assert store.read(list(town.documents)[-1]) == list(town.documents.values())[-1]


@pytest.mark.slow
def test_a_document_erased_meanwhile_makes_us_begin_again(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Red when: ATTEMPTS is 1 (then a row without a file is in the set)."""
    victim = Document.objects.order_by("pk").last()
    assert victim is not None
    write, missing = actions._write, []

    def write_while_somebody_erases(draft, secret, *, at):
        """The first time, the file is gone while we copy, and the row soon after."""
        if not missing:
            store.remove(victim.pk)
        manifest = write(draft, secret, at=at)
        if not missing:
            erase_document(victim.object_id, victim.pk, by=JOB, at=AT)
        missing.append(manifest.missing)
        return manifest

    monkeypatch.setattr(actions, "_write", write_while_somebody_erases)
    manifest = back_up(town.folder / "set", KEY, by=JOB, at=AT)
    assert missing == [[str(victim.pk)], []]
    assert f"documents/{victim.pk}" not in manifest.parts


@pytest.mark.slow
def test_a_difference_after_the_restore_is_found(town: Town, settings: Any) -> None:
    """The controls: a row more, a document less, a document changed.

    Red when: `differences` leaves out any of its four parts.
    """
    manifest = back_up(town.folder / "set", KEY, by=JOB, at=AT)
    with elsewhere(town, settings):
        restore(town.folder / "set", KEY, by=JOB, at=AT)
        found = differences(manifest, by=JOB, at=AT)
        assert sorted(line.split()[0] for line in found) == ["audit_leaf", "audit_payload", "the"]
        first, second, *_ = town.documents
        store.remove(first)
        store.path_of(second).write_bytes(b"changed")
        more = " ".join(differences(manifest, by=JOB, at=AT))
        assert f"document {first}: the file is missing" in more
        assert f"document {second}" in more


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "sentence"),
    [({"engine": "oracle"}, "TILLIT_DATABASE"), ({"migrations": ["audit.9999_later"]}, "newer")],
)
def test_another_engine_and_a_newer_program_are_refused(
    town: Town,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, Any],
    sentence: str,
) -> None:
    """Nothing is put in place. Red when: `_check_fits` is not called."""
    path, unpack = town.folder / "set", actions.unpack
    back_up(path, KEY, by=JOB, at=AT)
    monkeypatch.setattr(actions, "unpack", lambda *given: replace(unpack(*given), **change))
    with elsewhere(town, settings):
        with pytest.raises(Fault, match=sentence):
            restore(path, KEY, by=JOB, at=AT)
        assert snapshot.is_empty()


def test_without_its_program_there_is_a_clear_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Red when: shutil.which is not asked."""
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Fault, match="apt-get install postgresql-client"):
        snapshot.run("pg_dump")


def test_questions_to_a_snapshot_know_the_tables(town: Town) -> None:
    """Red when: a table is renamed and the constant in extracts.py is not."""
    with connection.cursor() as cursor:
        cursor.execute(IDS)
        assert len(cursor.fetchall()) == len(town.documents)
        cursor.execute(LAST_LEAF)
        row = cursor.fetchone()
    last = Leaf.objects.order_by("-pk").first()
    assert last is not None
    assert (row[0], bytes(row[1])) == (last.pk, bytes(last.hash))


@pytest.mark.slow
def test_the_commands_say_what_they_did(
    town: Town, settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Red when: a command swallows a Fault. A key from the environment, an orphan swept."""
    path = town.folder / "set"
    monkeypatch.setenv("TILLIT_BACKUP_KEY", base64.b64encode(KEY.key).decode())
    call_command("backup", path)
    assert "5 documents" in capsys.readouterr().out
    with pytest.raises(CommandError, match="here already"):
        call_command("restore", path)
    with elsewhere(town, settings):
        call_command("restore", path)
        assert "Rows, log and documents agree" in capsys.readouterr().out
        orphan = new_id()
        store.write(orphan, b"left by a crash")
        os.utime(store.path_of(orphan), (0, 0))
        call_command("documents", "--sweep")
        assert not store.path_of(orphan).exists()
        store.remove(next(iter(town.documents)))
        with pytest.raises(CommandError, match="1 documents cannot be read"):
            call_command("documents")
