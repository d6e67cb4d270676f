"""Move everything to the first key; and try the keys from the safe on everything."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from tillit.contact.documents import extracts as documents
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.trust.audit.actions import record
from tillit.trust.sealing.types import CannotOpen, key_id_of, keys, seal, unseal

from .events import KeysDrilled, ValuesResealed
from .places import Table, asked, quoted, tables, thawed
from .types import Drilled, Moved

Tell = Callable[[str], None]


def reseal(*, by: Actor, at: datetime, tell: Tell = lambda line: None) -> Moved:
    """Move every sealed value and document to the first key, a few rows in each transaction.

    Begun again after a crash it goes on: what is moved is not moved twice. People work meanwhile:
    a value that somebody has changed since it was read is left for the next round.
    """
    values, left = 0, []
    for table in tables():
        if table.short:
            continue
        moved, unopened = _move_table(table)
        values += moved
        left += unopened
        tell(f"{table.name}: {moved}")
    moved_files, unopened = _move_documents()
    tell(f"documents: {moved_files}")
    result = Moved(values, moved_files, (*left, *unopened))
    with transaction.atomic():
        first = Code(next(iter(keys())))
        record(ValuesResealed(first, values, moved_files, len(result.left)), by=by, at=at)
    return result


def _move_table(table: Table) -> tuple[int, list[str]]:
    first, moved, left = next(iter(keys())), 0, []
    for batch in table.rows():
        changed: list[tuple[str, bytes, Any, bytes]] = []
        for row_id, *held in batch:
            for column, value in zip(table.columns, held, strict=True):
                sealed = bytes(value) if isinstance(value, bytes | memoryview) else None
                if sealed is None or key_id_of(sealed) == first:
                    continue
                place = f"{table.name}.{column}"
                try:
                    clear = unseal(sealed, bound_to=place)
                except CannotOpen:
                    left.append(place)
                    continue
                changed.append((column, seal(clear, bound_to=place), row_id, sealed))
        if changed:
            moved += _write(table, changed)
    return moved, left


def _write(table: Table, changed: list[tuple[str, bytes, Any, bytes]]) -> int:
    with transaction.atomic(), thawed(table), connection.cursor() as cursor:
        written = 0
        for column, sealed, row_id, before in changed:
            cursor.execute(
                f"UPDATE {quoted(table.name)} SET {quoted(column)} = %s "  # noqa: S608 – our names
                f"WHERE {quoted(table.key)} = %s AND {quoted(column)} = %s",
                [sealed, row_id, before],
            )
            written += cursor.rowcount
    return written


def _move_documents() -> tuple[int, list[str]]:
    moved, left = 0, []
    for document_id in _document_ids():
        try:
            moved += documents.reseal(document_id)
        except (CannotOpen, FileNotFoundError):
            left.append(f"document {document_id}")
    return moved, left


def _document_ids() -> Iterator[UUID]:
    for (found,) in asked(documents.IDS):
        yield found if isinstance(found, UUID) else UUID(str(found))


def drill(fetched: list[bytes], *, by: Actor, at: datetime) -> Drilled:
    """Open everything that is sealed with keys from the safe alone; nothing is changed or shown.

    The keys of the settings are not used. Which id a fetched key has is found by what it opens.
    The control tries the same with keys that are not ours: nothing may open.
    """
    opened, left = _opens(_named(fetched))
    without, _ = _opens({key_id: os.urandom(32) for key_id in _named(fetched)})
    with transaction.atomic():
        record(KeysDrilled(opened, len(left), without), by=by, at=at)
    return Drilled(opened, tuple(left), without)


def _named(fetched: list[bytes]) -> dict[str, bytes]:
    """The fetched keys by id: tried on the first value under each id that is in use."""
    found: dict[str, bytes] = {}
    for place, sealed in _everything():
        key_id = key_id_of(sealed)
        for key in fetched if key_id not in found else []:
            try:
                unseal(sealed, bound_to=place, using={key_id: key})
            except CannotOpen:
                continue
            found[key_id] = key
    return found


def _opens(using: dict[str, bytes]) -> tuple[int, list[str]]:
    opened, left = 0, []
    for place, sealed in _everything():
        try:
            unseal(sealed, bound_to=place, using=using)
        except CannotOpen:
            left.append(place)
        else:
            opened += 1
    return opened, left


def _everything() -> Iterator[tuple[str, bytes]]:
    """Every sealed value and document, with what it is bound to."""
    for table in tables():
        for batch in [] if table.short else table.rows():
            for _, *held in batch:
                for column, value in zip(table.columns, held, strict=True):
                    if isinstance(value, bytes | memoryview):
                        yield f"{table.name}.{column}", bytes(value)
    for document_id in _document_ids():
        file = documents.sealed_file(str(document_id))
        if file.exists():
            yield documents.bound_to(document_id), file.read_bytes()
        else:
            yield documents.bound_to(document_id), b""
