"""A question to the registers: who asks, for which case, about whom, when, why and by which law."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from tillit.kernel.person_number import PersonNumber
from tillit.law import register_data
from tillit.law.citation import Citation

LONGEST_DAYS = 2 * 366  # the benefit register answers for two years at most (LEFI v9)


class Agency(Enum):
    """Who may be asked. Employers' declarations (AGI) are the Tax Agency's, but a source apart."""

    AF = "AF"
    CSN = "CSN"
    FK = "FK"
    PM = "PM"
    SKV = "SKV"
    SO = "SO"
    TNS = "TNS"
    MIV = "MIV"
    AGI = "AGI"

    @property
    def swedish(self) -> str:
        """The name that pages show."""
        return _SWEDISH[self]


_SWEDISH = {
    Agency.AF: "Arbetsförmedlingen",
    Agency.CSN: "CSN",
    Agency.FK: "Försäkringskassan",
    Agency.PM: "Pensionsmyndigheten",
    Agency.SKV: "Skatteverket",
    Agency.SO: "A-kassorna",
    Agency.TNS: "Transportstyrelsen",
    Agency.MIV: "Migrationsverket",
    Agency.AGI: "Skatteverket, arbetsgivarnas uppgifter",
}


class Role(Enum):
    """Whose answer it is in the household."""

    APPLICANT = "applicant"
    CO_APPLICANT = "co_applicant"


@dataclass(frozen=True)
class Asker:
    """The board that asks: its organisation number (12 digits), its name, and who is at work."""

    organisation: str
    name: str
    colleague: str

    def __post_init__(self) -> None:
        if not re.fullmatch("[0-9]{12}", self.organisation):
            raise ValueError("An organisation number has twelve digits here (16 and ten more)")
        if not self.name.strip() or not self.colleague.strip():
            raise ValueError("Who asks must be said")


@dataclass(frozen=True)
class Period:
    """From a day up to, and not including, another."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError("A period ends after it begins")

    @property
    def last_day(self) -> date:
        """The last day that belongs to it."""
        return self.end - timedelta(days=1)


@dataclass(frozen=True)
class Question:
    """One person, one period. A co-applicant is a question of their own.

    `id` is ours and the same when the question is put again. `grounds`: which agencies are asked,
    and by which section; nobody is asked without one (`grounds_on` the day).
    """

    id: UUID
    asker: Asker
    case: UUID
    person: PersonNumber
    role: Role
    period: Period
    purpose: str
    grounds: tuple[tuple[Agency, Citation], ...]

    def __post_init__(self) -> None:
        if (self.period.end - self.period.start).days > LONGEST_DAYS:
            raise ValueError("The registers answer for two years at most")
        if not self.purpose.strip():
            raise ValueError("Why we ask must be said")
        if len(self.asked) != len(self.grounds):
            raise ValueError("An agency is asked by one section")
        if not self.grounds:
            raise ValueError("Somebody must be asked")

    @property
    def asked(self) -> frozenset[Agency]:
        """The agencies that there is a ground to ask."""
        return frozenset(agency for agency, _ in self.grounds)


def grounds_on(day: date) -> tuple[tuple[Agency, Citation], ...]:
    """Whom the law of that day lets us ask, and by which section, for `Question.grounds`."""
    found = register_data.sections(day).items()
    return tuple((Agency(code), rule.source) for code, rule in found)
