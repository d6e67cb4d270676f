"""Days, months and working days, for the clocks of the law."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


def add_months(day: date, months: int) -> date:
    """The same day number so many months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter that holds the day."""
    last = (day.month - 1) // 3 * 3 + 3
    return date(day.year, last, monthrange(day.year, last)[1])


def is_day_of_rest(day: date) -> bool:
    """Saturday, Sunday, public holiday, or Midsummer, Christmas or New Year's Eve."""
    return day.weekday() >= SATURDAY or day in _holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself, or the first day after it that is not a day of rest.

    Lag 1930:173. Unverified: the act was not read, and which clocks it covers is our reading.
    """
    while is_day_of_rest(day):
        day += timedelta(days=1)
    return day


def birthday(born: date, age: int) -> date:
    """The day somebody turns that age; 1 March for 29 February in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Whole years lived; born 29 February turns a year older on 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@cache
def _holidays(year: int) -> frozenset[date]:
    # de_facto adds the eves that the act names beside the public holidays.
    found = holidays.country_holidays(
        "SE", years=year, categories=("public", "de_facto"), language="sv"
    )
    return frozenset(found)
