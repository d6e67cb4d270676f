"""Personal and coordination numbers (personnummer, samordningsnummer)."""

import re
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(
    r"(?P<century>[0-9]{2})?(?P<six>[0-9]{6})(?P<sign>[-+\u2010-\u2015\u2212]?)(?P<four>[0-9]{4})"
)


class NotAPersonNumber(ValueError):
    """The text is not a personal or coordination number."""


@dataclass(frozen=True, order=True)
class PersonNumber:
    """Twelve digits with a valid check digit. Its text is masked; `digits` is the whole."""

    digits: str

    @classmethod
    def parse(cls, text: str, *, today: date | None = None) -> "PersonNumber":
        """Read a number written with or without century, dash or spaces.

        Ten digits need `today` to settle the century. Raises NotAPersonNumber.
        """
        found = _SHAPE.fullmatch(re.sub(r"\s", "", text))
        if not found:
            raise NotAPersonNumber("Skriv tolv siffror: år, månad, dag och fyra siffror till.")
        six, four = found["six"], found["four"]
        if _check_digit(six + four[:3]) != int(four[3]):
            raise NotAPersonNumber("Den sista siffran stämmer inte. Kontrollera numret.")
        century = found["century"] or _century(six, found["sign"] == "+", today)
        number = cls(century + six + four)
        number.born  # noqa: B018 – raises when the day does not exist
        return number

    @property
    def born(self) -> date:
        """The day of birth that the number says."""
        year, month, day = int(self.digits[:4]), int(self.digits[4:6]), int(self.digits[6:8])
        try:
            return date(year, month, day - 60 if day > 60 else day)
        except ValueError:
            raise NotAPersonNumber("Födelsedagen i numret finns inte. Kontrollera numret.")

    @property
    def is_coordination(self) -> bool:
        """Whether it is a coordination number (day + 60)."""
        return int(self.digits[6:8]) > 60

    @property
    def masked(self) -> str:
        """The year and a mask, as it stands on pages until somebody asks to see it."""
        return f"{self.digits[:4]}••••-••••"

    @property
    def written(self) -> str:
        """The whole number as people write it: 20140305-2382."""
        return f"{self.digits[:8]}-{self.digits[8:]}"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"<PersonNumber {self.masked}>"


def _check_digit(nine: str) -> int:
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(nine))
    return -sum(d // 10 + d % 10 for d in doubled) % 10


def check_digit(nine: str) -> int:
    """The last digit that makes nine digits a valid number (the Luhn sum)."""
    return _check_digit(nine)


def _century(six: str, older: bool, today: date | None) -> str:
    if today is None:
        raise NotAPersonNumber("Skriv året med fyra siffror.")
    year = today.year // 100 * 100 + int(six[:2])
    if year > today.year:
        year -= 100
    elif year == today.year and not older and _month_and_day(six) > (today.month, today.day):
        year -= 100  # nobody is born later this year
    return str(year - 100 if older else year)[:2]


def _month_and_day(six: str) -> tuple[int, int]:
    day = int(six[4:])
    return int(six[2:4]), day - 60 if day > 60 else day
