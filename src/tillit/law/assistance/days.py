"""A part of a month in money. The law has no formula: the municipality's way is named each time."""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from tillit.law.assistance.household import Household, Person
from tillit.law.assistance.kronor import divided, whole
from tillit.law.assistance.parameters import DAY_METHODS_SV, Parameters


def period_days(household: Household) -> int:
    """How many days of the month the calculation is for."""
    return (household.last - household.first).days + 1


def days_of(person: Person, household: Household) -> int:
    """The days that the person is in the household, before days away."""
    return period_days(household) if person.days is None else person.days


def month_days(household: Household) -> int:
    """The days of the month."""
    return monthrange(household.first.year, household.first.month)[1]


def by_days(amount: Decimal, days: int, month: int, method: str) -> Decimal:
    """The amount for so many days of a month with `month` days. A whole month is the whole amount,
    and never more."""
    if days >= month:
        return amount
    if method == "day amount":
        return min(amount, whole(divided(amount, 12, 365)) * days)
    if method == "days in month":
        return divided(amount, days, month)
    return divided(amount, min(days, 30), 30)


def how_sv(amount: Decimal, days: int, month: int, parameters: Parameters) -> str:
    """The way the days were counted, in words."""
    words = f"{days} av {month} dagar, {DAY_METHODS_SV[parameters.day_method]}"
    if parameters.day_method == "day amount":
        return f"{words} ({whole(divided(amount, 12, 365))} kr om dagen)"
    return words


def age_day(household: Household, parameters: Parameters) -> date:
    """The day whose age counts."""
    month = household.first.replace(day=1)
    return month if parameters.age_on == "first day" else month.replace(day=month_days(household))
