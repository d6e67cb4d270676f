"""Facts about keys."""

from dataclasses import dataclass

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class ValuesResealed(Event):
    """Sealed values and documents were moved to another key; `left` could not be opened."""

    key: Code
    values: int
    documents: int
    left: int


@dataclass(frozen=True)
class KeysDrilled(Event):
    """Keys were fetched from the safe and tried on everything. `opened_without`: with none of
    them, which must be nothing."""

    opened: int
    left: int
    opened_without: int
