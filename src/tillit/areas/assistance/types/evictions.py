"""The words of eviction notices: who sent one, what it says, and how it came to an end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.registers.people.types import PersonLine


class NoticeFrom(StrEnum):
    """Who told us. SoF 11:3 speaks of Kronofogden; the others are words of our own."""

    ENFORCEMENT = "enforcement"
    LANDLORD = "landlord"
    COURT = "court"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As it is read."""
        return _FROM[self]


class NoticeKind(StrEnum):
    """What the notice says; words of our own."""

    TERMINATION = "termination"
    EVICTION = "eviction"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As it is read."""
        return _KINDS[self]


class NoticeEnd(StrEnum):
    """How it came to an end; words of our own."""

    KEPT_HOME = "kept_home"
    MOVED = "moved"
    EVICTED = "evicted"
    MISTAKE = "mistake"

    @property
    def words(self) -> str:
        """As it is read."""
        return _ENDS[self]


_FROM = {
    NoticeFrom.ENFORCEMENT: "Kronofogden",
    NoticeFrom.LANDLORD: "hyresvärden",
    NoticeFrom.COURT: "domstolen",
    NoticeFrom.OTHER: "någon annan",
}
_KINDS = {
    NoticeKind.TERMINATION: "uppsägning av bostaden",
    NoticeKind.EVICTION: "besked om vräkning",
    NoticeKind.OTHER: "något annat",
}
_ENDS = {
    NoticeEnd.KEPT_HOME: "hushållet bor kvar",
    NoticeEnd.MOVED: "hushållet har flyttat",
    NoticeEnd.EVICTED: "hushållet vräktes",
    NoticeEnd.MISTAKE: "registrerat av misstag",
}


@dataclass(frozen=True)
class NoticeCounts:
    """How a year's notices went, for who leads the unit. `on_time`: confirmed by the day of the
    law; `children`: in how many of them somebody has said that children live there."""

    since: date
    all: int
    on_time: int
    late: int
    children: int
    ended: Mapping[NoticeEnd, int]


@dataclass(frozen=True)
class NoticeView:
    """A notice as it stands in the list, which tells no address: anybody in the home may be
    protected."""

    id: UUID
    case_id: UUID
    number: str
    person: PersonLine
    sender: NoticeFrom
    kind: NoticeKind
    received_at: datetime
    due_on: date
    late: bool
    eviction_on: date | None
    kronor: int | None
    children: int | None
    text: str
    confirmed_at: datetime | None
    confirmed_by: str
    confirmed_how: str
    handler: str
    copied_at: datetime | None
    copied_by: str
    copied_how: str
    needs_copy: bool
    ended_at: datetime | None
    ended_as: NoticeEnd | None
    why: str
