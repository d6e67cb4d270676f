"""What the look ahead at the reform of 2027 shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillit.registers.people.types import PersonLine


@dataclass(frozen=True)
class AheadLine:
    """A household that the proposal would touch, and how, in words."""

    case_id: UUID
    number: str
    person: PersonLine
    effects: tuple[str, ...]


@dataclass(frozen=True)
class Ahead:
    """A month under the proposal. `whole`: the numbers are of the whole month, not only of the
    cases that the reader may see. `left`: calculations that could not be counted anew."""

    month: date
    stage: str
    source: str
    whole: bool
    counted: int
    left: int
    touched: int
    many_children: int
    higher_norm: int
    lines: tuple[AheadLine, ...]
