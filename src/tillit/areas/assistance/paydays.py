"""Which day money is paid: the day that the municipality has chosen, where it has chosen one.

No rule says a day. A chosen one stands among the municipality's own choices, by two people.
"""

from datetime import date, timedelta

from tillit.law.calendar import add_months, is_day_of_rest, next_working_day

from .local import chosen_in
from .types.choosing import PAYMENT_DAY


def pay_day(month: date, *, today: date) -> date | None:
    """The day that a month's money is paid: the chosen day of the month before, or the working day
    before it; the next working day where that has been. None where no day is chosen. One query."""
    chosen = chosen_in(month).get(PAYMENT_DAY)
    if not isinstance(chosen, int):
        return None
    found = add_months(month.replace(day=1), -1).replace(day=chosen)
    while is_day_of_rest(found):
        found -= timedelta(days=1)
    return found if found >= today else next_working_day(today)
