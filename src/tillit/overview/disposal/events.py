"""Facts about disposal. None holds the id of the person whose file is gone."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import Why


@dataclass(frozen=True)
class DisposalProposed(Event):
    """A file was put in quarantine, to be disposed of after it."""

    OBJECT: ClassVar[str] = "disposal"
    disposal: UUID
    person: UUID
    until: date


@dataclass(frozen=True)
class DisposalApproved(Event):
    """Another one approved that the file is disposed of."""

    OBJECT: ClassVar[str] = "disposal"
    disposal: UUID
    person: UUID


@dataclass(frozen=True)
class DisposalLeft(Event):
    """A file left the quarantine and is kept."""

    OBJECT: ClassVar[str] = "disposal"
    disposal: UUID
    person: UUID
    why: Why


@dataclass(frozen=True)
class FileDisposed(Event):
    """A file was disposed of: rows, documents and what the log said of the person are gone."""

    OBJECT: ClassVar[str] = "disposal"
    disposal: UUID
    rows: int
    files: int
    erased: int
    digest: Code


@dataclass(frozen=True)
class DisposalListed(Event):
    """What was removed stands on a list; the digest is over the list, so that the log vouches."""

    OBJECT: ClassVar[str] = "listed"
    listed: UUID
    files: int
    digest: Code


@dataclass(frozen=True)
class PersonExported(Event):
    """Everything about a person was written out. The digest is over the file."""

    OBJECT: ClassVar[str] = "export"
    export: UUID
    person: UUID
    records: int
    files: int
    digest: Code
