"""Words of identity."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from tillit.kernel.refusal import Refusal

LOWEST_LEVEL = 3  # Tillitsnivå 3: the lowest that this program takes for staff and residents.


class Audience(StrEnum):
    """For whom a sign-in is."""

    STAFF = "staff"
    RESIDENT = "resident"


class Habit(StrEnum):
    """What the desk remembers for a member of staff."""

    DENSITY = "density"
    CASE_ORDER = "case_order"
    MONTH_ORDER = "month_order"
    MONTH_SHOW = "month_show"
    PAYMENT_ORDER = "payment_order"


# What can be chosen; the first one is how it is for somebody who has not chosen.
CHOICES: dict[Habit, tuple[str, ...]] = {
    Habit.DENSITY: ("roomy", "tight"),
    Habit.CASE_ORDER: ("tid", "namn", "alder"),
    Habit.MONTH_ORDER: ("kom", "namn", "fragor", "belopp"),
    Habit.MONTH_SHOW: ("alla", "mig", "sokande", "ingen", "klara"),
    Habit.PAYMENT_ORDER: ("dag", "namn", "belopp"),
}


class SignedInBy(StrEnum):
    """How a member of staff came in."""

    PROVIDER = "provider"
    PASSKEY = "passkey"


class EndedAs(StrEnum):
    """Why a sign-in ended."""

    SELF = "self"  # signed out, or locked by hand
    RENEWED = "renewed"  # the same browser signed in again
    IDLE = "idle"
    LONG = "long"
    ELSEWHERE = "elsewhere"  # its owner ended it from another one
    LEFT = "left"
    UNUSED = "unused"
    MOVED = "moved"  # used from another browser than the one that signed in
    SHUT = "shut"  # the account was shut: somebody else may have it


class WokenAs(StrEnum):
    """Why an account that nobody had used is needed again."""

    AWAY = "away"
    SELDOM = "seldom"
    OTHER_WORK = "other_work"
    LOOKED_INTO = "looked_into"  # it was shut, and what happened has been looked into


class NotIdentified(Refusal):
    """Nobody was signed in. One sentence, whatever the reason was."""


@dataclass(frozen=True)
class Identified:
    """What an identity provider vouches for. `level` is the assurance level (1–4)."""

    subject: str
    name: str
    level: int
    person_number: str = ""


@dataclass(frozen=True)
class StaffView:
    """A colleague as others see them."""

    id: UUID
    name: str
    title: str
    qualified: bool
    active: bool
    phone: str = ""
    locked: bool = False
    shut_at: datetime | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class KeptFields:
    """A form as it was sent: where to, every field, and whether files were with it."""

    address: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool = False


@dataclass(frozen=True)
class Origin:
    """Where the browser stands: "https://stod.example" and its host."""

    address: str
    host: str


@dataclass(frozen=True)
class Ceremony:
    """What a passkey was asked, where: its answer is compared with this."""

    origin: Origin
    state: dict[str, Any]  # Any: the library's own state


@dataclass(frozen=True)
class SignInView:
    """One place where somebody is signed in. `here`: the one that asks."""

    id: UUID
    device: str
    way: SignedInBy
    begun_at: datetime
    seen_at: datetime
    here: bool


@dataclass(frozen=True)
class SignInLine:
    """One sign-in of a member of staff, as it was. `device` is coarse: "Firefox på Linux"."""

    id: UUID
    staff_id: UUID
    device: str
    begun_at: datetime
    seen_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class AtOnce:
    """An account was signed in anew, on `later`, while `earlier` was in use."""

    staff_id: UUID
    at: datetime
    earlier: str
    later: str


@dataclass(frozen=True)
class Leaver:
    """What the register of employees says: an account, and the last day of work."""

    subject: str
    last_day: date


@dataclass(frozen=True)
class Left:
    """What a list of leavers led to: accounts ended now, to end after a day ahead, not known."""

    ended: int
    ahead: int
    unknown: int


@dataclass(frozen=True)
class PasskeyView:
    """One of one's own keys."""

    id: UUID
    name: str
    created_at: datetime
