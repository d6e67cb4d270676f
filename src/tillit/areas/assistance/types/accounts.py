"""Where money goes: an account that can be written in a payment file, and what is checked of it.

A number leads to a person, so its text is masked; `number` is the whole. Checked: IBAN by ISO 13616
(mod 97), bankgiro by its last digit (Luhn: unverified, no source read). A clearing number and
account is checked by form alone: each bank has its own rule for the last digit, and none is here.
"""

import re
from dataclasses import dataclass


class NotAnAccount(ValueError):
    """The number cannot be an account. The text says what to look at."""


@dataclass(frozen=True, repr=False)
class Iban:
    """An account of a bank in Sweden, by its international number (24 characters)."""

    number: str

    def __post_init__(self) -> None:
        if not re.fullmatch("SE[0-9]{22}", self.number):
            raise NotAnAccount("Skriv ett svenskt IBAN: SE och 22 siffror.")
        turned = self.number[4:] + self.number[:4]
        if int("".join(str(int(each, 36)) for each in turned)) % 97 != 1:
            raise NotAnAccount("Kontrollera IBAN: siffrorna stämmer inte med varandra.")

    @property
    def told(self) -> str:
        """What a bank says of it in a report: the number."""
        return self.number

    def __repr__(self) -> str:
        return f"<Iban …{self.number[-3:]}>"


@dataclass(frozen=True, repr=False)
class ClearingAccount:
    """A clearing number (four digits, five for Swedbank's 8xxx) and an account number."""

    clearing: str
    number: str

    def __post_init__(self) -> None:
        if not re.fullmatch("[1-79][0-9]{3}|8[0-9]{3,4}", self.clearing):
            raise NotAnAccount("Skriv clearingnumret med fyra siffror, fem om det börjar på 8.")
        if not re.fullmatch("[0-9]{1,12}", self.number) or not self.number.strip("0"):
            raise NotAnAccount("Skriv kontonumret med bara siffror.")

    @property
    def told(self) -> str:
        """What a bank says of it in a report: the number."""
        return self.number

    def __repr__(self) -> str:
        return f"<ClearingAccount …{self.number[-3:]}>"


@dataclass(frozen=True, repr=False)
class Bankgiro:
    """A bankgiro number, seven or eight digits. A landlord's, as a rule."""

    number: str

    def __post_init__(self) -> None:
        if not re.fullmatch("[0-9]{7,8}", self.number) or _luhn(self.number):
            raise NotAnAccount("Kontrollera bankgironumret: sju eller åtta siffror, alla rätt.")

    @property
    def told(self) -> str:
        """What a bank says of it in a report: the number."""
        return self.number

    def __repr__(self) -> str:
        return f"<Bankgiro …{self.number[-3:]}>"


Account = Iban | ClearingAccount | Bankgiro


def same_account(ours: Account, told: str) -> bool:
    """Whether a number that a bank tells of is the account that we meant. A bank may tell a
    clearing account as an IBAN: that its last 17 digits are the account, with or without the
    clearing number, is general knowledge (unverified). What cannot be compared is another one."""
    plain = re.sub(r"[^0-9A-Z]", "", told.upper())
    if plain.startswith("SE"):
        if isinstance(ours, Iban):
            return plain == ours.number
        plain = plain[7:]
    number = ours.number[7:] if isinstance(ours, Iban) else ours.number
    known = {number.lstrip("0")}
    if isinstance(ours, ClearingAccount):
        known |= {(each + number).lstrip("0") for each in (ours.clearing, ours.clearing[:4])}
    return plain.lstrip("0") in known


def _luhn(digits: str) -> int:
    """Zero when the last digit is right."""
    doubled = (int(each) * (1 + place % 2) for place, each in enumerate(reversed(digits)))
    return sum(each // 10 + each % 10 for each in doubled) % 10
