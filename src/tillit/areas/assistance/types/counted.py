"""What the page of the monthly statistics shows: what is ready, what lacks, what was made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.law.assistance.obstacles import Obstacle


@dataclass(frozen=True)
class Lack:
    """A household whose record cannot be made yet, and why, in sentences."""

    sheet_id: UUID
    case_id: UUID
    number: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class MadeFile:
    """A file that was made. `current`: it still says what the month says now."""

    version: int
    households: int
    lacking: int
    by_name: str
    at: datetime
    current: bool


@dataclass(frozen=True)
class StatisticsView:
    """A month of statistics. `lacks`: those that the reader may open; `elsewhere`: how many more
    lack something in cases that are somebody else's."""

    month: date
    due: date
    late: bool
    households: int
    kronor: int
    lacks: tuple[Lack, ...]
    elsewhere: int
    files: tuple[MadeFile, ...]
    may_make: bool


@dataclass(frozen=True)
class AdultToTell:
    """An adult of a month, with what is told and what was told last."""

    person: UUID
    name: str
    obstacle: Obstacle | None
    born_abroad: bool | None
    told: bool
    by_name: str
