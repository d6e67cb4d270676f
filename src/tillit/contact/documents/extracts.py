"""What a backup, a change of keys and an export need of documents: which there are, their sealed
files, their clear bytes."""

from pathlib import Path
from uuid import UUID

from django.db import transaction

from tillit.trust.sealing.types import key_id_of, keys, seal, unseal

from . import store
from .models import Document
from .naming import SUFFIXES, content_type_of

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


def key_ids() -> dict[str, int]:
    """How many documents lie under each key, as their rows say."""
    found: dict[str, int] = {}
    for key_id in Document.objects.values_list("key_id", flat=True).iterator():
        found[key_id] = found.get(key_id, 0) + 1
    return found


def bound_to(document_id: UUID) -> str:
    """What the sealed bytes of a document are bound to."""
    return store.place_of(document_id)


@transaction.atomic
def reseal(document_id: UUID) -> bool:
    """Move a document to the first key; False when it lies there. Raises CannotOpen,
    or FileNotFoundError.

    The file first, its row after: a file says in its first bytes which key opens it, so a crash
    between the two harms nothing, and the next run sets the row right.
    """
    row = Document.objects.select_for_update().filter(pk=document_id).first()
    if row is None:
        return False
    place, first = store.place_of(document_id), next(iter(keys()))
    sealed = store.path_of(document_id).read_bytes()
    if key_id_of(sealed) == row.key_id == first:
        return False
    if key_id_of(sealed) != first:
        store.put(document_id, seal(unseal(sealed, bound_to=place), bound_to=place))
    Document.objects.filter(pk=document_id).update(key_id=first)
    return True


def clear_bytes(document_id: UUID) -> tuple[bytes, str]:
    """The bytes of a document and the ending of its name. The caller has left the leaf. Raises
    FileNotFoundError, or CannotOpen when they have been changed."""
    content = store.read(document_id)
    return content, SUFFIXES.get(content_type_of(content), ".bin")
