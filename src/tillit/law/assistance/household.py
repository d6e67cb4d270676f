"""What a calculation is given: people, incomes, costs, and who has answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tillit.law.assistance.tree import Input

History = Mapping[str, bool | None]  # "2025-01" → assistance that month, or nothing while unknown


@dataclass(frozen=True, slots=True)
class Away:
    """Days abroad or at an institution. Without items, the whole personal amount goes by days."""

    days: int
    why: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the household. A child is whoever the parents must support, under 21 years."""

    id: str
    is_child: bool
    born: date | None = None
    age: int | None = None
    school: bool | None = None
    days: int | None = None
    lunch_days: int = 0
    away: tuple[Away, ...] = ()
    history: History | None = None
    jobbstimulans: bool | None = None
    jobbstimulans_said: bool = False
    earned_before: Decimal | None = Decimal(0)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so, and when it was read. `origin`: register, applicant or worker."""

    name_sv: str
    origin: str
    read: str = ""

    def fact(self, name_sv: str, value: str) -> Input:
        """A fact from this source."""
        return Input(name_sv, value, self.name_sv, self.read)


@dataclass(frozen=True, slots=True)
class Income:
    """Kronor after tax that somebody got. `counted` is what a worker decided to count of it, and
    `reason` is why. `number`: which of several alike that one source told of."""

    person: str
    kind: str
    amount: Decimal | None
    source: Source
    paid: date | None = None
    counted: Decimal | None = None
    reason: str = ""
    number: int = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost beside the norm. `accepted` is less than `amount` only with a reason."""

    kind: str
    amount: Decimal | None
    accepted: Decimal | None
    source: Source
    reason: str = ""
    person: str = ""
    lodger: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Asset:
    """Something of value. `counted` is what a worker decided is at hand to live on."""

    kind: str
    amount: Decimal | None
    source: Source
    person: str = ""
    counted: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A higher or lower norm for one item. Just one of `amount` (the change) and `to` is given."""

    item: str
    higher: bool
    reason: str
    person: str = ""
    amount: Decimal | None = None
    to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking an agency: answered, empty, failed or late."""

    agency: str
    status: str
    read: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """Everybody in the household and everything that is known of the month."""

    people: tuple[Person, ...]
    first: date
    last: date
    home_size: int | None = None
    incomes: tuple[Income, ...] = ()
    costs: tuple[Cost, ...] = ()
    assets: tuple[Asset, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    answers: tuple[Answer, ...] = ()
    emergency_tested: bool = False
    plain: Mapping[str, object] = field(default_factory=dict)

    @property
    def adults(self) -> tuple[Person, ...]:
        """One, or two partners."""
        return tuple(person for person in self.people if not person.is_child)

    @property
    def children(self) -> tuple[Person, ...]:
        """Children and school youths."""
        return tuple(person for person in self.people if person.is_child)
