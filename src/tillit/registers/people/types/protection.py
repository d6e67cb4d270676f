"""How a change of protection was told, and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from .words import Protection


class ProtectionSource(StrEnum):
    """Who decided it."""

    TAX_AGENCY = "tax_agency"
    POLICE = "police"
    BOARD = "board"
    OTHER = "other"
    REGISTER = "register"  # the population register told the program itself

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return _SOURCES[self]


class ToldHow(StrEnum):
    """How the municipality was told."""

    PAPER = "paper"
    REGISTER = "register"
    PHONE = "phone"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return _HOW[self]


_SOURCES = {
    ProtectionSource.TAX_AGENCY: "Skatteverket",
    ProtectionSource.POLICE: "Polisen",
    ProtectionSource.BOARD: "Nämnden",
    ProtectionSource.OTHER: "Någon annan",
    ProtectionSource.REGISTER: "Folkbokföringen",
}
_HOW = {
    ToldHow.PAPER: "På papper",
    ToldHow.REGISTER: "Genom registret",
    ToldHow.PHONE: "På telefon",
}


@dataclass(frozen=True)
class ProtectionTold:
    """Who decided a change, on which day, and how we know."""

    source: ProtectionSource
    how: ToldHow
    on: date


BY_REGISTER = (ProtectionSource.REGISTER, ToldHow.REGISTER)


@dataclass(frozen=True)
class ProtectionLine:
    """The latest change, or one that waits for a second colleague (`done_at` is none)."""

    id: UUID
    before: Protection
    after: Protection
    source: ProtectionSource
    told_how: ToldHow
    decided_on: date | None
    asked_by: UUID | None
    asked_at: datetime
    done_at: datetime | None
