"""Make a backup, and bring a town back from one."""

import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from tillit.contact.documents import extracts as documents
from tillit.contact.documents.queries import exists, faults, orphans
from tillit.kernel.actor import Actor
from tillit.trust.audit import queries as audit
from tillit.trust.audit.actions import record
from tillit.trust.audit.extracts import LAST_LEAF

from . import snapshot
from .archive import DATABASE, Packer, unpack
from .events import BackedUp, Restored
from .types import Fault, Manifest, Secret

ATTEMPTS = 3
MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"


def back_up(path: Path, secret: Secret, *, by: Actor, at: datetime) -> Manifest:
    """Write database and documents of one moment to one encrypted file, and read it back whole.

    Others go on working meanwhile. Documents whose file is gone stand in `Manifest.missing`: the
    backup is made all the same, and the caller says so loudly. Raises Fault.
    """
    if path.exists():
        raise Fault(f"{path} is already there. Give another name")
    if not path.parent.is_dir():
        raise Fault(f"There is no folder {path.parent}. Make it, or give another path")
    draft = path.with_name(f"{path.name}.unfinished")
    try:
        for _ in range(ATTEMPTS):
            manifest = _write(draft, secret, at=at)
            # A row of the snapshot whose file was erased while we copied: take a later moment.
            if all(exists(by, UUID(gone)) for gone in manifest.missing):
                break
        with draft.open("rb") as written:
            unpack(written, secret, None)
        draft.rename(path)
        _sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)
    with transaction.atomic():
        record(BackedUp(manifest.rows, len(manifest.parts) - 1, manifest.leaf[0]), by=by, at=at)
    return manifest


def _write(draft: Path, secret: Secret, *, at: datetime) -> Manifest:
    folder = Path(tempfile.mkdtemp(prefix=".backup-", dir=draft.parent))
    try:
        with open(draft, "wb", opener=_private) as target, snapshot.take(folder) as moment:
            packer, missing = Packer(target, secret), []
            packer.add_file(DATABASE, moment.file)
            for row in moment.ask(documents.IDS):
                document = str(UUID(str(row[0])))
                try:
                    packer.add_file(f"documents/{document}", documents.sealed_file(document))
                except FileNotFoundError:
                    missing.append(document)
            manifest = _manifest(moment, packer.parts, missing, at=at)
            packer.finish(manifest)
            target.flush()
            os.fsync(target.fileno())
    finally:
        shutil.rmtree(folder)
    return manifest


def _manifest(
    moment: snapshot.Snapshot, parts: dict[str, str], missing: list[str], *, at: datetime
) -> Manifest:
    return Manifest(
        made_at=at.isoformat(),
        engine=moment.engine,
        tables=moment.tables(),
        migrations=[f"{app}.{name}" for app, name in moment.ask(MIGRATIONS)],
        leaf=_last_leaf(moment.ask),
        parts=dict(parts),
        missing=missing,
    )


def _last_leaf(ask: snapshot.Ask) -> tuple[int, str]:
    rows = ask(LAST_LEAF)
    return (int(rows[0][0]), bytes(rows[0][1]).hex()) if rows else (0, "")


def restore(path: Path, secret: Secret, *, by: Actor, at: datetime) -> Manifest:
    """Bring database and documents back from a file into an empty place, and compare everything.

    Nothing is put in place before the whole file has been read and every hash agrees. Raises
    Fault; where there is a town already, nothing is touched.
    """
    if not path.is_file():
        raise Fault(f"There is no backup at {path}. Look at the path")
    if not snapshot.is_empty():
        raise Fault("There is a database here already. Restore into an empty place")
    if not documents.is_empty():
        raise Fault("There are documents here already. Restore into an empty place")
    store = documents.store_folder()
    store.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".restore-", dir=store.parent))
    try:
        with path.open("rb") as source:
            manifest = unpack(source, secret, folder)
        _check_fits(manifest)
        (folder / "documents").mkdir(exist_ok=True)
        _place_database(folder / DATABASE)
        shutil.rmtree(store, ignore_errors=True)
        (folder / "documents").rename(store)
        _sync(store.parent)
    finally:
        shutil.rmtree(folder)
    wrong = differences(manifest, by=by, at=at)
    if wrong:
        raise Fault("What was restored is not whole, do not use it: " + "; ".join(wrong[:10]))
    with transaction.atomic():
        made_at = datetime.fromisoformat(manifest.made_at)
        event = Restored(manifest.rows, len(manifest.parts) - 1, manifest.leaf[0], made_at)
        record(event, by=by, at=at)
    return manifest


def _check_fits(manifest: Manifest) -> None:
    if manifest.engine != connection.vendor:
        raise Fault(f"The backup is of {manifest.engine}; TILLIT_DATABASE is {connection.vendor}")
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    newer = [name for name in manifest.migrations if name not in known]
    if newer:
        raise Fault(f"The backup was made by a newer Tillit (it has {newer[0]}). Install that one")


def _place_database(file: Path) -> None:
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        options = ["--single-transaction", "--exit-on-error", "--no-owner", f"--dbname={name}"]
        snapshot.run("pg_restore", *options, str(file))
        return
    connection.close()
    target = Path(connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(file, target)
    target.chmod(0o600)
    with target.open("rb") as placed:
        os.fsync(placed.fileno())
    _sync(target.parent)


def differences(manifest: Manifest, *, by: Actor, at: datetime) -> list[str]:
    """What differs between a manifest and the town as it is now: rows, log, documents."""
    with connection.cursor() as cursor:

        def ask(question: str) -> list[Sequence[Any]]:
            cursor.execute(question)
            return list(cursor.fetchall())

        here = snapshot.Snapshot(connection.vendor, Path(), ask)
        tables, leaf = here.tables(), _last_leaf(ask)
    names = sorted({*tables, *manifest.tables})
    found = [
        f"{name} has {tables.get(name)} rows, not {manifest.tables.get(name)}"
        for name in names
        if tables.get(name) != manifest.tables.get(name)
    ]
    if leaf != manifest.leaf:
        found.append(f"the log ends at {leaf[0]}, not as it did at {manifest.leaf[0]}")
    found += [f"log: {fault}" for fault in audit.faults(by)]
    gone = set(manifest.missing)
    found += [f"document {fault}" for fault in faults(by) if fault[:36] not in gone]
    return found + [f"a file without a row: {stray.name}" for stray in orphans(by)]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
