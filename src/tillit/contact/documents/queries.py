"""Read about documents; the bytes are opened by an action."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.trust.access.policies import check_visible
from tillit.trust.access.queries import verdict_on
from tillit.trust.audit.types import Shows
from tillit.trust.sealing.types import CannotOpen

from . import store
from .models import Document
from .types import DocumentKind, DocumentView, Scan


def documents_of(actor: Actor, object_id: UUID, *, at: datetime) -> list[DocumentView]:
    """All documents of one object, oldest first. Raises NotThere as the object itself does."""
    check_visible(verdict_on(actor, object_id, at=at), Shows.CONTENT)
    return documents_under(actor, object_id)


def documents_under(actor: Actor, object_id: UUID) -> list[DocumentView]:
    """As `documents_of`, for a caller that has itself let the actor in: a reporter's own draft,
    what has been published to a party, the file of a case on a page that left its leaf."""
    rows = Document.objects.filter(object_id=object_id).order_by("stored_at", "pk")
    return [_view(row) for row in rows]


def documents_under_each(
    actor: Actor, object_ids: Iterable[UUID]
) -> dict[UUID, list[DocumentView]]:  # fmt: skip
    """As `documents_under`, for several objects in one query; those without any are left out."""
    found: dict[UUID, list[DocumentView]] = {}
    for row in Document.objects.filter(object_id__in=set(object_ids)).order_by("stored_at", "pk"):
        found.setdefault(row.object_id, []).append(_view(row))
    return found


def _view(row: Document) -> DocumentView:
    return DocumentView(
        id=row.pk,
        object_id=row.object_id,
        kind=DocumentKind(row.kind),
        name=row.name.reveal(),
        content_type=row.content_type,
        size=row.size,
        scan=Scan(row.scan),
        stored_at=row.stored_at,
        by_kind=row.by_kind,
        by_ref=row.by_ref,
    )


def exists(actor: Actor, document_id: UUID) -> bool:
    """Whether the row is there, whoever may see it: for those who look after the store."""
    return Document.objects.filter(pk=document_id).exists()


def count(actor: Actor) -> int:
    """How many documents there are."""
    return Document.objects.count()


def faults(actor: Actor) -> Iterator[str]:
    """Every document whose bytes are missing or are not what was stored."""
    for row in Document.objects.order_by("pk").iterator(chunk_size=500):
        try:
            content = store.read(row.pk)
        except FileNotFoundError:
            yield f"{row.pk}: the file is missing"
        except CannotOpen as problem:
            yield f"{row.pk}: {problem}"
        else:
            if (sha256(content).hexdigest(), len(content)) != (row.sha256, row.size):
                yield f"{row.pk}: the bytes are not what was stored"


def orphans(actor: Actor) -> Iterator[Path]:
    """Files that no row names: left by a crash between the file and the commit."""
    for path in store.files():
        found = store.id_of(path)
        if found is None or not Document.objects.filter(pk=found).exists():
            yield path
