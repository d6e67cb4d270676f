"""What is known about keys. Never a key itself, but where the safe is concerned."""

from dataclasses import dataclass

from .shares import HOLDERS, NEEDED, WrongShares, check_value, joined, shares_in, split

__all__ = [
    "HOLDERS",
    "NEEDED",
    "Drilled",
    "InUse",
    "Moved",
    "WrongShares",
    "check_value",
    "joined",
    "shares_in",
    "split",
]


@dataclass(frozen=True)
class InUse:
    """How many values of one place lie under one key. `place` is a column, or `documents`.

    `short`: the values are gone within a day by themselves, and are never moved.
    """

    place: str
    key_id: str
    count: int
    short: bool = False


@dataclass(frozen=True)
class Moved:
    """What a move came to: values and documents moved, and places of what could not be opened."""

    values: int
    documents: int
    left: tuple[str, ...]


@dataclass(frozen=True)
class Drilled:
    """What a drill came to. `opened_without` is the control: what opened without the keys."""

    opened: int
    left: tuple[str, ...]
    opened_without: int

    @property
    def held(self) -> bool:
        """Whether everything opened, something was there to open, and nothing opened without."""
        return bool(self.opened) and not self.left and not self.opened_without
