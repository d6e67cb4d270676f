"""Kronor are Decimal inside: never a float, and rounded by name only.

Inside a calculation a division is kept to eight decimals (`divided`). People are shown whole
kronor, halves upwards (`shown`); that is the only rounding of a result.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

ROUNDING_SV = "räknat med åtta decimaler, visat i hela kronor med halva kronor uppåt"
NONE = Decimal(0)
_INSIDE = Decimal("0.00000001")
_ALMOST = Decimal("0.000001")
_LARGEST = Decimal(10_000_000)


def kronor(value: object) -> Decimal:
    """An amount from a plain value. Raises `ValueError` for what is no amount in kronor and öre."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        raise ValueError(value)
    try:
        found = Decimal(str(value).replace(" ", "").replace("\u00a0", "").replace(",", "."))
    except InvalidOperation:
        raise ValueError(value)
    if not found.is_finite() or abs(found) > _LARGEST or found != found.quantize(Decimal("0.01")):
        raise ValueError(value)
    return found


def divided(amount: Decimal, times: Decimal | int, by: Decimal | int) -> Decimal:
    """amount × times / by, kept to eight decimals."""
    return (amount * times / by).quantize(_INSIDE, ROUND_HALF_UP)


def whole(amount: Decimal) -> Decimal:
    """Whole kronor, halves upwards. Thirds that add up to a half are a half."""
    return amount.quantize(_ALMOST, ROUND_HALF_UP).quantize(Decimal(1), ROUND_HALF_UP)


def shown(amount: Decimal) -> str:
    """As people read it: "13 490"."""
    return f"{whole(amount):,}".replace(",", " ").replace("-", "−")


def exact(amount: Decimal) -> str:
    """As it is stored: no exponent and no needless zeros, "4412.5"."""
    text = f"{amount:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, or nothing as soon as one part is unknown: unknown is never zero."""
    found = NONE
    for amount in amounts:
        if amount is None:
            return None
        found += amount
    return found
