"""One seeded source of chance for the whole town, and moments that look like working hours."""

from datetime import date, datetime, time, timedelta
from random import Random

from tillit.kernel.person_number import PersonNumber, check_digit
from tillit.kernel.swedish import STOCKHOLM

SEED = 20_250_701
LAW_BEGINS = date(2025, 7, 1)  # no legal base or order before it: no decision is older
DECIDED_SINCE = date(2025, 4, 5)  # reports from this day are decided on under the law above
HISTORY = timedelta(days=735)  # the town has kept its papers here for two years


class Numbers:
    """Personal numbers of the Tax Agency's published test series, each given once.

    The series as known here: birth date, then 238 or 239, then a valid check digit. One for each
    sex and day. That this is the whole rule is unverified.
    """

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._taken: set[str] = set()

    def born_about(self, years: float, today: date, sex: str) -> PersonNumber:
        """A free number of somebody who is about so many years old."""
        while True:
            days = int(years * 365.25) + self._dice.randrange(0, 360)
            born = today - timedelta(days=max(days, 20))
            serial = "238" if sex == "f" else "239"
            nine = f"{born:%y%m%d}{serial}"
            digits = f"{born:%Y%m%d}{serial}{check_digit(nine)}"
            if digits not in self._taken:
                self._taken.add(digits)
                return PersonNumber(digits)


def working_moment(day: date, dice: Random) -> datetime:
    """A moment between eight and half past four, on that day or the Friday before."""
    day -= timedelta(days=max(0, day.weekday() - 4))
    minute = dice.randrange(8 * 60, 16 * 60 + 30)
    return datetime.combine(day, time(minute // 60, minute % 60), STOCKHOLM)
