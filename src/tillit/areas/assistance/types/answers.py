"""What an agency answered: data, nothing, a failure, or it was not asked. Four different things.

A failure is never read as an empty answer: none of the four can be counted, looped over or tested
as true, so that whoever reads must say which one they mean (`match`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import NoReturn

from .asking import Agency, Question
from .rows import MAY_HAND_OVER, Row, Source


class _Answer:
    """What the four have in common: no shortcut past the question of which one it is."""

    def __bool__(self) -> NoReturn:
        raise TypeError("Match on Data, Empty, Failed or NotAsked")

    def __len__(self) -> NoReturn:
        raise TypeError("Match on Data, Empty, Failed or NotAsked")

    def __iter__(self) -> NoReturn:
        raise TypeError("Match on Data, Empty, Failed or NotAsked")


@dataclass(frozen=True)
class Data(_Answer):
    """The agency has this to say; all of it, from all pages."""

    source: Source
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("Data without rows is Empty")
        if any(type(row) not in MAY_HAND_OVER[self.source.agency] for row in self.rows):
            raise ValueError("The agency may not hand over this")


@dataclass(frozen=True)
class Empty(_Answer):
    """The agency looked, and has nothing about the person in the period."""

    source: Source


class Reason(Enum):
    """Why there is no answer. The text is shown to who works with the case."""

    NOT_SENT = (
        "Frågan är inte ställd: något är fel inställt hos oss. Säg till den som sköter systemet."
    )
    AWAY = "Tjänsten går inte att nå just nu. Försök igen om en stund."
    SLOW = "Tjänsten svarade inte i tid. Försök igen om en stund."
    LOCKED_OUT = "Tjänsten godtar inte kommunens certifikat. Säg till den som sköter systemet."
    NOT_GENUINE = "Tjänsten kunde inte visa att den är den rätta. Säg till den som sköter systemet."
    AGENCY_DOWN = "Myndigheten kunde inte svara. Försök igen senare eller begär uppgiften direkt."
    SERVICE_FAULT = (
        "Tjänsten kunde inte behandla frågan. Försök igen eller säg till systemets stöd."
    )
    MISSING = "Myndigheten saknas i svaret. Försök igen eller begär uppgiften direkt."
    UNREADABLE = "Svaret gick inte att läsa säkert och används inte. Säg till systemets stöd."
    TOO_LARGE = "Svaret var orimligt stort och används inte. Säg till systemets stöd."
    OTHER_PERSON = "Svaret gällde en annan fråga och används inte. Säg till systemets stöd."
    CUT_OFF = "Alla sidor av svaret kom inte fram, så inget av det används. Försök igen."


@dataclass(frozen=True)
class Failed(_Answer):
    """There is no answer. What the person has there is unknown: never nothing, never zero.

    `code` is the agency's own code when it is a plain one; its free text is never kept.
    """

    agency: Agency
    reason: Reason
    at: datetime
    code: str = ""


@dataclass(frozen=True)
class NotAsked(_Answer):
    """Nobody asked: no ground for it, or no source that reaches the agency."""

    agency: Agency


Answer = Data | Empty | Failed | NotAsked


class Shielded(Enum):
    """Whether the registers mark the person as protected. Unknown is handled as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answers:
    """What came back on a question: one answer for each agency there is."""

    question: Question
    read_at: datetime
    shielded: Shielded
    each: Mapping[Agency, Answer]

    def __post_init__(self) -> None:
        whole = {agency: self.each.get(agency, NotAsked(agency)) for agency in Agency}
        object.__setattr__(self, "each", MappingProxyType(whole))

    def of(self, agency: Agency) -> Answer:
        """What this agency answered."""
        return self.each[agency]

    @property
    def failed(self) -> tuple[Failed, ...]:
        """Those who should have answered and did not, in the agencies' order."""
        return tuple(answer for answer in self.each.values() if isinstance(answer, Failed))

    @property
    def complete(self) -> bool:
        """Whether everybody that there was a ground to ask has answered."""
        return all(isinstance(self.each[a], Data | Empty) for a in self.question.asked)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of those who answered. Look at `complete` before any sum is made of them."""
        found = (answer for answer in self.each.values() if isinstance(answer, Data))
        return tuple(row for answer in found for row in answer.rows)


def together(question: Question, parts: Iterable[Answers], *, at: datetime) -> Answers:
    """The answers of several sources to one question, as one. Each agency has one source."""
    parts = tuple(parts)
    each: dict[Agency, Answer] = {}
    for part in parts:
        told = {a: x for a, x in part.each.items() if not isinstance(x, NotAsked)}
        if told.keys() & each.keys():
            raise ValueError("Two sources answer for the same agency")
        each |= told
    marks = {part.shielded for part in parts}
    if Shielded.YES in marks:
        shielded = Shielded.YES
    else:
        shielded = Shielded.NO if marks == {Shielded.NO} else Shielded.UNKNOWN
    return Answers(question, at, shielded, each)
