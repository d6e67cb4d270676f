"""What others may know about a document."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tillit.kernel.refusal import Refusal

from .letters.engine import (
    LetterAddress,
    LetterFault,
    LetterHead,
    render_archived,
    render_letter,
)

__all__ = [
    "DocumentKind",
    "DocumentView",
    "LetterAddress",
    "LetterFault",
    "LetterHead",
    "Opened",
    "Scan",
    "Unreadable",
    "render_archived",
    "render_letter",
]


class DocumentKind(StrEnum):
    """What a document is to the work."""

    ATTACHMENT = "attachment"
    REPORT = "report"
    LETTER = "letter"
    DECISION = "decision"
    MINUTES = "minutes"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The kind as it stands on pages."""
        return _KINDS[self]


_KINDS = {
    DocumentKind.ATTACHMENT: "Bilaga",
    DocumentKind.REPORT: "Anmälan",
    DocumentKind.LETTER: "Brev",
    DocumentKind.DECISION: "Beslut",
    DocumentKind.MINUTES: "Protokoll",
    DocumentKind.OTHER: "Handling",
}


class Scan(StrEnum):
    """Whether a virus scanner has looked at it. What the program made itself needs none."""

    OWN = "own"
    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"

    @property
    def words(self) -> str:
        """The mark that stands beside the document; empty when there is nothing to say."""
        return {Scan.CLEAN: "Virusskannad", Scan.NOT_SCANNED: "Inte virusskannad"}.get(self, "")


@dataclass(frozen=True)
class DocumentView:
    """A document in a list. `size` is in bytes, before sealing."""

    id: UUID
    object_id: UUID
    kind: DocumentKind
    name: str
    content_type: str
    size: int
    scan: Scan
    stored_at: datetime
    by_kind: str
    by_ref: str


@dataclass(frozen=True)
class Opened:
    """A document that has been opened: the leaf in the log is written.

    `name` is what its sender called it; `file_name` is our own, safe in a header and in a folder
    of downloads: it says nothing about anybody.
    """

    name: str
    content_type: str
    content: bytes
    file_name: str


class Unreadable(Refusal):
    """The bytes are not there, or are not what was stored: a fault on our side."""

    def __init__(self) -> None:
        super().__init__("Handlingen går inte att öppna. Säg till den som sköter systemet.")
