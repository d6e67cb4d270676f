"""Facts about extracts: ids, codes and numbers; never what a line says."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import How, Ruling


@dataclass(frozen=True)
class ExtractAsked(Event):
    """Somebody asked for everything about a person."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
    recipient: UUID
    how: How


@dataclass(frozen=True)
class ExtractBegun(Event):
    """The review began, with this many lines."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
    lines: int


@dataclass(frozen=True)
class ExtractRuled(Event):
    """Lines of an extract were decided about."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
    lines: int
    ruling: Ruling
    ground: Code


@dataclass(frozen=True)
class ExtractReopened(Event):
    """Decisions about lines were taken back: the lines are left to decide about again."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
    lines: int


@dataclass(frozen=True)
class ExtractMade(Event):
    """The paper was made: so much left whole, in part, and not at all."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
    recipient: UUID
    whole: int
    masked: int
    left_out: int
    digest: Code


@dataclass(frozen=True)
class ExtractWithdrawn(Event):
    """Whoever asked no longer wants it."""

    OBJECT: ClassVar[str] = "extract"
    extract: UUID
    person: UUID
