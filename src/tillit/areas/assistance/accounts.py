"""An account as somebody writes it, read into one that a payment file can carry; and its mark, by
which the same account is known again without anybody opening it."""

import re

from tillit.kernel.refusal import Refusal
from tillit.trust.sealing.types import blind

from .types import Account, Bankgiro, ClearingAccount, Iban, NotAnAccount
from .types.payees import WayToPay

WRITE = "Skriv clearingnummer och kontonummer med ett mellanslag emellan, eller ett IBAN."


def account_from(way: WayToPay, text: str) -> str:
    """The number as it is kept: an IBAN, or clearing and account with a space. Raises Refusal."""
    tidy = re.sub(r"[\s\-–]+", " ", text).strip().upper()
    try:
        if way is WayToPay.GIRO:
            return Bankgiro(tidy.replace(" ", "")).number
        if tidy.startswith("SE"):
            return Iban(tidy.replace(" ", "")).number
        clearing, space, number = tidy.partition(" ")
        if not space:
            raise Refusal(WRITE)
        found = ClearingAccount(clearing, number.replace(" ", ""))
    except NotAnAccount as problem:
        raise Refusal(str(problem))
    return f"{found.clearing} {found.number}"


def mark_of(number: str) -> str:
    """The keyed fingerprint of an account."""
    return blind(number.replace(" ", ""), bound_to="assistance.account")


def last_digits(number: str) -> str:
    """As pages show it: the last three."""
    return f"…{number[-3:]}"


def account_of(way: WayToPay, number: str) -> Account:
    """A kept number, for a payment file. Raises NotAnAccount."""
    if way is WayToPay.GIRO:
        return Bankgiro(number)
    if number.startswith("SE"):
        return Iban(number)
    clearing, _, rest = number.partition(" ")
    return ClearingAccount(clearing, rest)
