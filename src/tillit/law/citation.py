"""Where a rule comes from, how heavy it weighs, and how sure we are of it."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar


class Status(Enum):
    """How sure we are that a row says what its source says."""

    CONFIRMED = "confirmed"
    UNVERIFIED = "unverified"
    NOT_FOUND = "not_found"

    @property
    def swedish(self) -> str:
        """The word that pages show."""
        return _SWEDISH[self]


_SWEDISH = {
    Status.CONFIRMED: "bekräftad",
    Status.UNVERIFIED: "inte kontrollerad",
    Status.NOT_FOUND: "inte funnen",
}


@dataclass(frozen=True)
class Citation:
    """A place in a rule: `str(Citation("SoL", "20:3"))` is "SoL 20:3"."""

    act: str
    section: str
    url: str = ""

    weight_sv: ClassVar[str] = "källa"

    def __str__(self) -> str:
        return f"{self.act} {self.section}".strip()


class Statute(Citation):
    """An act, ordinance or binding regulation (föreskrift)."""

    weight_sv: ClassVar[str] = "lag"


class NationalAdvice(Citation):
    """National guidance (allmänna råd): followed unless there is a reason not to."""

    weight_sv: ClassVar[str] = "nationellt råd"


class LocalGuideline(Citation):
    """A guideline the municipality has decided for itself (lokal riktlinje)."""

    weight_sv: ClassVar[str] = "lokal riktlinje"
