"""Facts about eviction notices. Ids and codes: no address and no sum is in the log."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types.evictions import NoticeEnd, NoticeFrom, NoticeKind


@dataclass(frozen=True)
class EvictionNoticed(Event):
    """A notice that a household may lose its home was registered."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID
    sender: NoticeFrom
    kind: NoticeKind


@dataclass(frozen=True)
class EvictionConfirmed(Event):
    """Whoever sent the notice has been told that we have it."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID


@dataclass(frozen=True)
class EvictionCopied(Event):
    """The person who is to be evicted has got a copy of the confirmation."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID


@dataclass(frozen=True)
class EvictionUnconfirmed(Event):
    """What was noted as confirmed was not: it waits again."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID


@dataclass(frozen=True)
class EvictionReopened(Event):
    """A notice that had been ended is followed again."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID


@dataclass(frozen=True)
class EvictionEnded(Event):
    """Nothing more is to be done about the notice."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    notice: UUID
    ended_as: NoticeEnd
