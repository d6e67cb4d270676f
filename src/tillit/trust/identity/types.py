"""Words of identity."""

from dataclasses import dataclass
from datetime import datetime
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


# What can be chosen; the first one is how it is for somebody who has not chosen.
CHOICES: dict[Habit, tuple[str, ...]] = {
    Habit.DENSITY: ("roomy", "tight"),
    Habit.CASE_ORDER: ("tid", "namn", "alder"),
}


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
class PasskeyView:
    """One of one's own keys."""

    id: UUID
    name: str
    created_at: datetime
