"""Facts about the monthly statistics. Ids, days and numbers."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event


@dataclass(frozen=True)
class AdultFactSet(Event):
    """Somebody said why an adult did not support the household in a month. The reason is not in
    the log."""

    OBJECT: ClassVar[str] = "case"
    case: UUID
    sheet: UUID
    person: UUID


@dataclass(frozen=True)
class StatisticsFileMade(Event):
    """A file of a month's statistics was made, or a new version of it."""

    OBJECT: ClassVar[str] = "file"
    file: UUID
    month: date
    version: int
    households: int
