"""The store: sealed bytes on disk, one file per document, named by its id.

A file is written whole and durably before the row that names it is committed, and removed only
after the row is gone. So a crash leaves at most a file without a row (an orphan), never a row
without a file.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from tillit.trust.sealing.types import seal, unseal

SHELF = 2  # characters of the id that name the folder; the last ones, which are random
NAME = re.compile(r"[0-9a-f]{2}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def root() -> Path:
    """Where the bytes lie, beside the database."""
    return Path(settings.DOCUMENTS)


def path_of(document_id: UUID, *, folder: Path | None = None) -> Path:
    """The file of a document, in the store or in another folder that is laid out like it."""
    name = str(document_id)
    return (folder or root()) / name[-SHELF:] / name


def place_of(document_id: UUID) -> str:
    """What the sealed bytes are bound to: a file put under another id cannot be opened."""
    return f"document.{document_id}"


def write(document_id: UUID, content: bytes) -> str:
    """Seal and write durably; returns the id of the key. The file exists only when whole."""
    sealed = seal(content, bound_to=place_of(document_id))
    put(document_id, sealed)
    return sealed.partition(b":")[0].decode()


def put(document_id: UUID, sealed: bytes, *, folder: Path | None = None) -> None:
    """Write already sealed bytes durably: temporary file, fsync, rename, fsync of the folder."""
    target = path_of(document_id, folder=folder)
    if not target.parent.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _sync_folder(target.parent.parent)
    draft = target.with_name(f".{target.name}.new")
    with open(draft, "wb", opener=_private) as handle:
        handle.write(sealed)
        handle.flush()
        if settings.DURABLE:
            os.fsync(handle.fileno())
    draft.rename(target)
    _sync_folder(target.parent)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sync_folder(folder: Path) -> None:
    if not settings.DURABLE:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(document_id: UUID) -> bytes:
    """The clear bytes. Raises FileNotFoundError, or CannotOpen when they have been changed."""
    return unseal(path_of(document_id).read_bytes(), bound_to=place_of(document_id))


def remove(document_id: UUID) -> None:
    """Remove the file. Called after the row's removal has been committed."""
    path_of(document_id).unlink(missing_ok=True)


def files() -> Iterator[Path]:
    """Every file in the store, by name; also drafts that a crash left behind."""
    yield from sorted(path for path in root().glob("*/*") if path.is_file())


def id_of(path: Path) -> UUID | None:
    """The document that a file is named after; none for a stray."""
    found = NAME.fullmatch(path.relative_to(root()).as_posix())
    return UUID(path.name) if found and path.parent.name == path.name[-SHELF:] else None
