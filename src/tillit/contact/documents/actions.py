"""Store, open, move and erase documents."""

import logging
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, kind_of, reference_of
from tillit.kernel.events import Code
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.access.policies import check_visible
from tillit.trust.access.queries import verdict_on
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows
from tillit.trust.sealing.types import CannotOpen

from . import naming, ports, store
from .events import DocumentErased, DocumentsMoved, DocumentStored
from .models import Document
from .types import DocumentKind, Opened, Scan, Unreadable
from .washing.wash import check, wash

LARGEST_BYTES = 100 * 1024 * 1024

log = logging.getLogger(__name__)


def store_document(
    object_id: UUID,
    *,
    name: str,
    content: bytes,
    kind: DocumentKind,
    by: Actor,
    at: datetime,
) -> UUID:
    """Keep bytes that the program made itself (a letter, minutes, a frozen report).

    What comes from outside goes through `store_attachment`. Whoever calls has already decided
    that the actor may add to the object.
    """
    return _keep(object_id, name, content, kind=kind, scan=Scan.OWN, by=by, at=at)


def store_attachment(
    object_id: UUID,
    *,
    name: str,
    content: bytes,
    kind: DocumentKind = DocumentKind.ATTACHMENT,
    by: Actor,
    at: datetime,
) -> UUID:
    """Check, strip and keep what somebody sends us. Raises Refusal with what to do instead.

    Type by content, size, viruses; metadata, scripts and hidden files are taken away. Whoever
    calls has already decided that the actor may add to the object. Call it outside a transaction
    when possible: washing takes up to some seconds.
    """
    check(content)
    scan = _scan(content)
    washed = wash(content)
    named = naming.with_right_suffix(name, washed.content_type)
    return _keep(object_id, named, washed.content, kind=kind, scan=scan, by=by, at=at)


def _scan(content: bytes) -> Scan:
    scanner = ports.scanner()
    if scanner is None:
        return Scan.NOT_SCANNED
    try:
        found = scanner.finds(content)
    except ports.ScannerAway:
        log.exception("The virus scanner does not answer")
        raise Refusal("Filen kan inte kontrolleras just nu. Försök igen om en stund.")
    if found:
        raise Refusal("Filen innehåller något skadligt och har inte sparats. Välj en annan fil.")
    return Scan.CLEAN


def _keep(
    object_id: UUID,
    name: str,
    content: bytes,
    *,
    kind: DocumentKind,
    scan: Scan,
    by: Actor,
    at: datetime,
) -> UUID:
    if len(content) > LARGEST_BYTES:
        raise Refusal("Handlingen är för stor för att sparas. Dela upp den i flera.")
    document_id, digest = new_id(), sha256(content).hexdigest()
    # The file first: a row must never name bytes that are not on disk.
    key_id = store.write(document_id, content)
    with transaction.atomic():
        Document.objects.create(
            pk=document_id,
            object_id=object_id,
            kind=kind,
            name=naming.tidy(name),
            content_type=naming.content_type_of(content),
            size=len(content),
            sha256=digest,
            key_id=key_id,
            scan=scan,
            stored_at=at,
            by_kind=kind_of(by),
            by_ref=reference_of(by),
        )
        event = DocumentStored(object_id, document_id, kind, scan, len(content), Code(digest))
        record(event, by=by, at=at)
    return document_id


def open_document(document_id: UUID, *, by: Actor, at: datetime) -> Opened:
    """Open a document for whoever may see the object it belongs to.

    The leaf is in the log before the answer. Raises NotThere for what is not there and for what
    is not yours, and Unreadable when the stored bytes are gone or changed.
    """
    with transaction.atomic():
        row = Document.objects.filter(pk=document_id).first()
        if row is None:
            raise NotThere
        verdict = verdict_on(by, row.object_id, at=at)
        check_visible(verdict, Shows.CONTENT)
        _note(row, ground=verdict.rule, by=by, at=at)
    return _opened(row)


def open_shared(document_id: UUID, *, ground: str, by: Actor, at: datetime) -> Opened:
    """Open a document for somebody who has no assignment: a party to whom it was published, a
    reporter with their own draft. The caller has found the ground and names it by its code."""
    with transaction.atomic():
        row = Document.objects.filter(pk=document_id).first()
        if row is None or not ground:
            raise NotThere
        _note(row, ground=ground, by=by, at=at)
    return _opened(row)


def _note(row: Document, *, ground: str, by: Actor, at: datetime) -> None:
    note_read(
        "open_document",
        by=by,
        at=at,
        object_id=row.object_id,
        shows=[Shows.CONTENT],
        ground=ground,
        shown=[row.pk],
    )


def _opened(row: Document) -> Opened:
    try:
        content = store.read(row.pk)
    except (FileNotFoundError, CannotOpen):
        log.exception("Document %s cannot be read", row.pk)
        raise Unreadable
    if sha256(content).hexdigest() != row.sha256:
        log.error("Document %s is not what was stored", row.pk)
        raise Unreadable
    return Opened(
        name=row.name.reveal(),
        content_type=row.content_type,
        content=content,
        file_name=naming.file_name(
            DocumentKind(row.kind), row.pk, row.content_type, day_of(row.stored_at)
        ),
    )


@transaction.atomic
def move_documents(from_object: UUID, to_object: UUID, *, by: Actor, at: datetime) -> int:
    """Let all documents of one object belong to another; returns how many. The trace stays."""
    rows = Document.objects.filter(object_id=from_object)
    ids = tuple(rows.order_by("pk").values_list("pk", flat=True))
    if ids:
        Document.objects.filter(pk__in=ids).update(object_id=to_object)
        record(DocumentsMoved(from_object, to_object, ids), by=by, at=at)
    return len(ids)


@transaction.atomic
def erase_documents(object_id: UUID, *, by: Actor, at: datetime) -> int:
    """Erase all documents of an object: a draft that was given up, or disposal (gallring)."""
    ids = list(Document.objects.filter(object_id=object_id).values_list("pk", flat=True))
    for document_id in ids:
        _erase(object_id, document_id, by=by, at=at)
    return len(ids)


@transaction.atomic
def erase_document(object_id: UUID, document_id: UUID, *, by: Actor, at: datetime) -> None:
    """Erase one document of an object (an attachment taken back before sending)."""
    if not Document.objects.filter(pk=document_id, object_id=object_id).exists():
        raise NotThere
    _erase(object_id, document_id, by=by, at=at)


def _erase(object_id: UUID, document_id: UUID, *, by: Actor, at: datetime) -> None:
    Document.objects.filter(pk=document_id).delete()
    record(DocumentErased(object_id, document_id), by=by, at=at)
    # Bytes go after the row: if we die between, an orphan is left, and orphans are swept.
    transaction.on_commit(lambda: store.remove(document_id))


@transaction.atomic
def dispose_of_documents(ids: Iterable[UUID], *, by: Actor, at: datetime) -> int:
    """Erase documents with the file that they belong to (gallring); returns how many there were.
    The caller records one event for the file: a leaf a document would outlive what it is about."""
    found = list(Document.objects.filter(pk__in=set(ids)).values_list("pk", flat=True))
    Document.objects.filter(pk__in=found).delete()
    for document_id in found:
        transaction.on_commit(partial(store.remove, document_id))
    return len(found)
