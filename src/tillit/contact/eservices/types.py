"""Words of e-services."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

Answers = Mapping[str, str | list[str]]  # by the key of the question

LONGEST_TEXT, LONGEST_LINE = 4_000, 200  # signs
LARGEST = 100_000  # signs of a form's own text


class Ask(StrEnum):
    """How a question is answered."""

    LINE = "line"
    TEXT = "text"
    YES_NO = "yes_no"
    ONE = "one"
    MANY = "many"
    DAY = "day"
    PHONE = "phone"
    NOTE = "note"  # no question: a sentence that stands between


class Who(StrEnum):
    """Who may send it: somebody who signed in, or anybody."""

    SIGNED_IN = "signed_in"
    ANYBODY = "anybody"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Who.SIGNED_IN: "Du loggar in", Who.ANYBODY: "Du behöver inte logga in"
        }[self]  # fmt: skip


class Stage(StrEnum):
    """Where something that was sent stands."""

    NEW = "new"
    TAKEN = "taken"
    DONE = "done"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Stage.NEW: "Har kommit in", Stage.TAKEN: "Någon arbetar med det", Stage.DONE: "Klart"
        }[self]  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One question. `only_if`: the key of an earlier question and the answer that leads here."""

    key: str
    ask: Ask
    label: str
    help: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    only_if: tuple[str, str] | None = None


@dataclass(frozen=True)
class Section:
    """Questions that belong together."""

    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class FormText:
    """A form as it is written. `keeps_file`: what is sent is about a person in the register; else
    nobody is, and the answers are erased when it is done. `clock`: the code of a deadline of the
    law, or "". `law`: the sections that it leans on."""

    code: str
    title: str
    lead: str
    who: Who
    keeps_file: bool
    law: str
    clock: str
    privacy: str
    thanks: str
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, in order; sentences left out."""
        return tuple(
            each for some in self.sections for each in some.questions if each.ask is not Ask.NOTE
        )


@dataclass(frozen=True)
class FormView:
    """A version of a form, as it is read."""

    id: UUID
    number: int
    unit_id: UUID
    text: FormText
    published_at: datetime
    published_by: str
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class Sent:
    """What whoever sent gets back."""

    id: UUID
    code: str


@dataclass(frozen=True)
class Line:
    """Something that was sent, in a list. `due`: the last day, where the law has one."""

    id: UUID
    title: str
    received_at: datetime
    stage: Stage
    taken_by: str
    person_id: UUID | None
    name: str
    due: date | None


@dataclass(frozen=True)
class Read:
    """Something that was sent, opened: the questions as they stood, with the answers."""

    line: Line
    code: str
    law: str
    keeps_file: bool
    answers: tuple[tuple[str, str], ...]
    reply: str
    done_at: datetime | None
