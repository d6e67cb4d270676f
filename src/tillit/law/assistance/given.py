"""What every part of a calculation reads: the household, the choices, the tables and the rules."""

from dataclasses import dataclass
from decimal import Decimal

from tillit.law.assistance.days import age_day, by_days, how_sv, month_days
from tillit.law.assistance.household import Household, Person
from tillit.law.assistance.parameters import Parameters
from tillit.law.assistance.riksnorm import AGES, FIRST_YEARS, Riksnorm
from tillit.law.assistance.rules import Rules
from tillit.law.assistance.tables import Tables
from tillit.law.assistance.tree import Input
from tillit.law.calendar import age_on


@dataclass(frozen=True)
class Given:
    """What every part of a calculation reads."""

    household: Household
    parameters: Parameters
    tables: Tables
    table: Riksnorm
    rules: Rules

    def person(self, id_: str) -> Person:
        """Who has that name in the household."""
        return next(person for person in self.household.people if person.id == id_)

    def age(self, person: Person) -> int:
        """The age that counts this month."""
        if person.born is None:
            return person.age or 0
        return max(0, age_on(person.born, age_day(self.household, self.parameters)))

    def band(self, person: Person) -> str:
        """The row of the table for this person: age_4_6, single or couple."""
        if not person.is_child:
            return "couple" if len(self.household.adults) == 2 else "single"
        age = min(self.age(person), 20)
        return AGES[sum(1 for first in FIRST_YEARS if first <= age) - 1]

    def prorated(self, amount: Decimal, days: int) -> Decimal:
        """The amount for so many days of the month."""
        return by_days(amount, days, month_days(self.household), self.parameters.day_method)

    def way(self, amount: Decimal, days: int) -> tuple[Input, ...]:
        """How days were counted, as a fact; nothing for a whole month."""
        month = month_days(self.household)
        if days >= month:
            return ()
        return (Input("dagar", how_sv(amount, days, month, self.parameters), "kommunens sätt"),)
