"""One income told by two sources is counted once; two sources that differ are a question.

Two rows of one origin are two payments: the applicant may have two employers. But two registers
that tell of one sum on one day may tell of one payment or of two: that is a question too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tillit.law.assistance.household import Income

ORIGINS = ("register", "worker", "applicant")  # whose row is kept when they agree
NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class Told:
    """One income, by whoever else told of it. In conflict nobody knows what the amount is."""

    income: Income
    also: tuple[Income, ...] = ()
    conflict: bool = False


def resolved(incomes: Sequence[Income]) -> tuple[Told, ...]:
    """The incomes of one person and kind, each once, in order of day and amount."""
    left = sorted(incomes, key=_order)
    found: list[Told] = []
    while left:
        first = left.pop(0)
        others: list[Income] = []
        for other in _closest_first(first, left):
            already = {row.source.origin for row in (first, *others)}
            if other.source.origin not in already and _same(first, other):
                others.append(other)
        others += [row for row in left if _two_registers(first, row)]
        left = [each for each in left if not any(each is other for other in others)]
        found.append(_told(first, tuple(others)))
    return tuple(found)


def _told(first: Income, others: tuple[Income, ...]) -> Told:
    rows = (first, *others)
    decided = [row for row in rows if row.counted is not None]
    if decided:
        return Told(decided[0], tuple(row for row in rows if row is not decided[0]))
    if any(_two_registers(first, row) for row in others):
        return Told(first, others, conflict=True)
    agree = len({row.amount for row in rows}) == 1 and all(_agree(first, row) for row in others)
    return Told(first, others, conflict=not agree)


def _closest_first(first: Income, rows: Sequence[Income]) -> list[Income]:
    """Rows of the same amount before others, so that an agreeing pair is found first."""
    return sorted(rows, key=lambda row: (row.amount != first.amount, _apart(first, row)))


def _same(one: Income, other: Income) -> bool:
    """Whether two sources seem to tell of one payment."""
    if one.paid is None or other.paid is None:
        return True
    return _apart(one, other) == 0 or (
        one.amount == other.amount and _apart(one, other) <= NEAR_DAYS
    )


def _two_registers(one: Income, other: Income) -> bool:
    """Whether two agencies tell of the same kind, sum and day."""
    return (
        one.source.origin == other.source.origin == "register"
        and one.source.name_sv != other.source.name_sv
        and one.paid is not None
        and (one.paid, one.amount) == (other.paid, other.amount)
    )


def _agree(one: Income, other: Income) -> bool:
    return one.paid is None or other.paid is None or one.paid == other.paid


def _apart(one: Income, other: Income) -> int:
    return 0 if one.paid is None or other.paid is None else abs((one.paid - other.paid).days)


def _order(income: Income) -> tuple[object, ...]:
    paid = income.paid.isoformat() if income.paid else "~"
    return (ORIGINS.index(income.source.origin), paid, income.amount or 0, income.source.name_sv)
