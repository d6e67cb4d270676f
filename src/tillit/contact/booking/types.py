"""Words of booking."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from tillit.registers.directory.types import Place

LONGEST_NAME, LONGEST_PHONE, LONGEST_LANGUAGE = 40, 20, 40


class Meet(StrEnum):
    """How one meets."""

    VISIT = "visit"
    PHONE = "phone"
    WALK = "walk"
    VIDEO = "video"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Meet.VISIT: "Besök", Meet.PHONE: "Telefon", Meet.WALK: "Promenad",
                Meet.VIDEO: "Video"}[self]  # fmt: skip


class Stage(StrEnum):
    """Where a booking stands. Who cancelled is a status, so that it can be counted."""

    BOOKED = "booked"
    CAME = "came"
    MISSED = "missed"
    CANCELLED_BY_THEM = "them"
    CANCELLED_BY_US = "us"
    MOVED = "moved"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Stage.BOOKED: "Bokad", Stage.CAME: "Kom", Stage.MISSED: "Kom inte",
            Stage.CANCELLED_BY_THEM: "Avbokad av den som bokade",
            Stage.CANCELLED_BY_US: "Avbokad av oss", Stage.MOVED: "Flyttad",
        }[self]  # fmt: skip


@dataclass(frozen=True)
class HoursIn:
    """When a calendar may be booked: a weekday (0 is Monday), from and until, in Swedish time.
    `minutes`: how long a time is; `rest`: minutes kept free after each."""

    offer: str
    place: UUID
    weekday: int
    begins: time
    ends: time
    minutes: int
    rest: int = 0
    meets: tuple[Meet, ...] = (Meet.VISIT,)
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True)
class BookIn:
    """What is booked. `key`: random, made with the form, so that two presses are one."""

    calendar: UUID
    begins: datetime
    key: UUID
    offer: str
    meet: Meet
    given: str = ""
    phone: str = ""
    interpreter: str = ""


@dataclass(frozen=True)
class Slot:
    """A time that can be booked."""

    calendar: UUID
    who: str
    place: Place
    begins: datetime
    ends: datetime
    meets: tuple[Meet, ...]


@dataclass(frozen=True)
class Hours:
    """Hours of a calendar, as they are read."""

    id: UUID
    offer_name: str
    place: str
    said: HoursIn


@dataclass(frozen=True)
class Calendar:
    """A calendar. `staff_id` is None for a room."""

    id: UUID
    name: str
    unit_id: UUID
    staff_id: UUID | None


@dataclass(frozen=True)
class Booking:
    """A booking as it is read."""

    id: UUID
    calendar_id: UUID
    who: str
    offer: str
    offer_name: str
    place: Place
    begins: datetime
    ends: datetime
    meet: Meet
    stage: Stage
    interpreter: str
    name: str = ""
    phone: str = ""
    code: str = ""


@dataclass(frozen=True)
class Missed:
    """Bookings of a span of days. `missed` is of those that were to be kept: came and missed."""

    kept: int
    missed: int
    cancelled_by_them: int
    cancelled_by_us: int

    @property
    def share(self) -> int | None:
        """How many of a hundred did not come without saying so; None where there are too few."""
        whole = self.kept + self.missed
        return None if whole < FEWEST else round(100 * self.missed / whole)


FEWEST = 5  # our own choice: of fewer no share is told
