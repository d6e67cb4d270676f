"""Words of taking part."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from tillit.registers.directory.types import Identity, Place

LONGEST_NAME, LONGEST_PHONE = 40, 20
NEEDS_GUARDIAN = 15  # how the bands are cut; the rule itself is tillit.law.consent OPEN-CHILD


class Band(StrEnum):
    """An age, no finer than what the law and the planning ask for. Our own cut, with a border at
    15 years (SoL 21:2) and at 18."""

    SMALL = "0-5"
    SCHOOL = "6-12"
    TEEN = "13-14"
    YOUTH = "15-17"
    YOUNG = "18-24"
    GROWN = "25-64"
    OLD = "65-"

    @property
    def words(self) -> str:
        """As it is read."""
        if self is Band.OLD:
            return "65 år eller äldre"
        return f"{self.value.replace('-', '–')} år"

    @property
    def lowest(self) -> int:
        """The youngest age in it."""
        return int(self.value.partition("-")[0])


class Sex(StrEnum):
    """Sex, where somebody tells."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Sex.WOMAN: "Kvinna eller flicka", Sex.MAN: "Man eller pojke",
                Sex.OTHER: "Annat"}[self]  # fmt: skip


class Came(StrEnum):
    """In what company."""

    ALONE = "alone"
    RELATIVE = "relative"
    PROFESSIONAL = "professional"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Came.ALONE: "Själv", Came.RELATIVE: "För någon i familjen",
                Came.PROFESSIONAL: "Med någon i sitt arbete"}[self]  # fmt: skip


class Guardian(StrEnum):
    """What stands behind that a child takes part without an assessment (SoL 21:2)."""

    NOT_NEEDED = "not_needed"
    YES = "yes"
    SUITABLE_WITHOUT = "suitable"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Guardian.NOT_NEEDED: "Behövs inte", Guardian.YES: "Vårdnadshavaren säger ja",
            Guardian.SUITABLE_WITHOUT: "Från 15 år, lämpligt utan vårdnadshavare",
        }[self]  # fmt: skip


class Stage(StrEnum):
    """Where a sign-up stands."""

    PLACED = "placed"
    WAITING = "waiting"
    LEFT = "left"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Stage.PLACED: "Har plats", Stage.WAITING: "Står i kö",
                Stage.LEFT: "Har lämnat"}[self]  # fmt: skip


@dataclass(frozen=True)
class GroupIn:
    """A group, or something open, that meets: once, or with so many days between. `seats` is None
    where anybody may come. `drop_in`: nobody signs up. `skips`: days when it does not meet.
    `unit`: whose colleagues read who takes part."""

    offer: str
    place: UUID
    unit: UUID
    name: str
    first: date
    last: date
    begins: time
    ends: time
    every_days: int = 7
    seats: int | None = None
    drop_in: bool = False
    skips: frozenset[date] = frozenset()


@dataclass(frozen=True)
class SignUpIn:
    """Who wants to take part. `key`: random, made with the form, so that two presses are one.
    `given`, `phone`: only where the offer asks for them."""

    group: UUID
    key: UUID
    band: Band
    came: Came = Came.ALONE
    guardian: Guardian = Guardian.NOT_NEEDED
    given: str = ""
    phone: str = ""
    told_right: bool = False


@dataclass(frozen=True)
class VisitIn:
    """One visit, told as little as can be. `id`: random, made where it is tapped, so that a tap
    that is sent twice is one. `code`: what the visitor alone holds, or nothing."""

    id: UUID
    offer: str
    place: UUID
    band: Band
    sex: Sex | None = None
    came: Came = Came.ALONE
    guardian: Guardian = Guardian.NOT_NEEDED
    told_right: bool = False
    occasion: UUID | None = None
    code: str = ""


@dataclass(frozen=True)
class Occasion:
    """Once that a group meets."""

    id: UUID
    begins: datetime
    ends: datetime
    called_off: str = ""


@dataclass(frozen=True)
class Group:
    """A group as it is read. `free` is None where anybody may come."""

    id: UUID
    name: str
    offer: str
    offer_name: str
    place: Place
    identity: Identity
    seats: int | None
    free: int | None
    waiting: int
    drop_in: bool
    occasions: tuple[Occasion, ...] = ()


@dataclass(frozen=True)
class SignedUp:
    """What whoever signed up gets: their code, once, and whether they have a place."""

    code: str
    stage: Stage
    turn: int


@dataclass(frozen=True)
class Participant:
    """A sign-up as who leads the group reads it. `came`: by occasion, where somebody has tapped."""

    id: UUID
    stage: Stage
    turn: int
    name: str
    phone: str
    band: Band
    came: Came
    guardian: Guardian
    told_right: bool
    attended: dict[UUID, bool] = field(default_factory=dict)


@dataclass(frozen=True)
class Earlier:
    """A visit that a code finds."""

    id: UUID
    offer_name: str
    place: str
    on: date


@dataclass(frozen=True)
class Tally:
    """Visits to an offer at a place. `number` is None where it is too small to be shown."""

    offer_name: str
    place: str
    number: int | None
    children: int | None
