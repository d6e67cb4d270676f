"""Facts about documents."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import DocumentKind, Scan


@dataclass(frozen=True)
class DocumentStored(Event):
    """A document was stored. `digest` is the SHA-256 of its bytes, so that the log vouches."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    document: UUID
    kind: DocumentKind
    scan: Scan
    size: int
    digest: Code


@dataclass(frozen=True)
class DocumentsMoved(Event):
    """Documents now belong to another object (a report that became a case, a wrong file)."""

    OBJECT: ClassVar[str] = "to_object"
    from_object: UUID
    to_object: UUID
    documents: tuple[UUID, ...]


@dataclass(frozen=True)
class DocumentErased(Event):
    """A document is gone, bytes and row."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    document: UUID
