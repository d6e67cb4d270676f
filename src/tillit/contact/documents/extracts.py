"""What a backup needs of documents: which there are, and their sealed files."""

from pathlib import Path
from uuid import UUID

from . import store

# Asked of a snapshot of the database, which is not Django's own connection.
IDS = "SELECT id FROM documents_document ORDER BY id"


def sealed_file(document_id: str) -> Path:
    """Where the sealed bytes of a document lie."""
    return store.path_of(UUID(document_id))


def put_sealed(folder: Path, document_id: str, sealed: bytes) -> None:
    """Write sealed bytes durably into a store that is being restored beside the real one."""
    store.put(UUID(document_id), sealed, folder=folder)


def store_folder() -> Path:
    """Where the store is."""
    return store.root()


def is_empty() -> bool:
    """Whether no file is in the store."""
    return next(store.files(), None) is None
