"""Facts about payment files and the bank's answers. Ids, days and numbers; never a sum."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event

from .types.banking import AnswerKind


@dataclass(frozen=True)
class FileMade(Event):
    """A payment file was made of what is approved."""

    OBJECT: ClassVar[str] = "file"
    file: UUID
    unit: UUID
    pay_on: date
    orders: int


@dataclass(frozen=True)
class FileSent(Event):
    """The bank has got the file."""

    OBJECT: ClassVar[str] = "file"
    file: UUID


@dataclass(frozen=True)
class FileUndone(Event):
    """A file that was not sent was undone: its orders wait for another one."""

    OBJECT: ClassVar[str] = "file"
    file: UUID


@dataclass(frozen=True)
class AnswerRead(Event):
    """A report or a statement of the bank was read."""

    OBJECT: ClassVar[str] = "answer"
    answer: UUID
    kind: AnswerKind


@dataclass(frozen=True)
class DifferenceClosed(Event):
    """Somebody has looked at what the bank booked otherwise than told, and closed it with a note.
    Without an order and a case it is a line that belongs to no payment of ours."""

    OBJECT: ClassVar[str] = "answer"
    answer: UUID
    order: UUID | None
    case: UUID | None
