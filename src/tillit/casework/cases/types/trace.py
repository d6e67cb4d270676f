"""Who has read about somebody, as they may be told on their own pages."""

from dataclasses import dataclass
from datetime import date

from tillit.kernel.actor import Role


@dataclass(frozen=True)
class TraceRow:
    """One colleague read one thing one day. By role and unit: a name is told only after the secrecy
    of the colleague has been weighed. `leaf`: the number that a receipt is asked for by;
    `signed`: there is one.
    """

    leaf: int
    signed: bool
    day: date
    role: Role | None
    unit_name: str
    ground: str
    case_number: str


@dataclass(frozen=True)
class MyTrace:
    """The rows, the newest first, and for whom they are read."""

    rows: tuple[TraceRow, ...]
    acts_for: str
    more: bool
