"""The report of the gate: what the program decided and what people decided, in numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from .gated import GateCode

FEWEST = 5  # fewer than so many are not told as a number: our own choice
FEW = "färre än fem"
HELD_BACK = "visas inte"


@dataclass(frozen=True)
class GateGroup:
    """A sex or a kind of household: how many months were decided by whom, and how many of those
    that people decided got another sum than the calculation's."""

    words: str
    by_program: int
    by_people: int
    changed: int


@dataclass(frozen=True)
class GateReport:
    """What the program decided and what people decided, for the months of a time. `changed`: a
    person chose another sum than the calculation's. `other`: a review found that a person would
    have decided otherwise. `reasons`: how often each of them left a month to a person, in the last
    run of that month. Days are the middle of all, from application to decision; nothing where they
    are so few that a number would tell of one."""

    by_program: int
    by_people: int
    changed: int
    drawn: int
    reviewed: int
    other: int
    sexes: tuple[GateGroup, ...]
    households: tuple[GateGroup, ...]
    days_program: int | None
    days_people: int | None
    reasons: tuple[tuple[GateCode, int], ...]


def told(numbers: Sequence[int]) -> list[str]:
    """A column of parts as it may be shown beside its total: one to four is "färre än fem". Where
    that hides a single part, the next smallest is held back too: else the total tells it."""
    small = [n for n, number in enumerate(numbers) if 0 < number < FEWEST]
    words = [FEW if n in small else str(number) for n, number in enumerate(numbers)]
    others = [(number, n) for n, number in enumerate(numbers) if number >= FEWEST]
    if len(small) == 1 and others:
        words[min(others)[1]] = HELD_BACK
    return words


def told_total(number: int) -> str:
    """A sum that stands by itself."""
    return FEW if 0 < number < FEWEST else str(number)
