"""Words of the log review, and what its pages show: ids, units, roles, verbs; never any content."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.kernel.refusal import Refusal


class Lane(StrEnum):
    """What becomes of a row. `REST` and `EXPLAINED` need nobody; the sample is drawn from them."""

    GLASS = "glass"
    LOOK = "look"
    PART = "part"  # shown by the row of its pattern, or of the family
    REST = "rest"
    EXPLAINED = "explained"


class Stage(StrEnum):
    """How far a row has come."""

    WAITING = "waiting"
    ASKED = "asked"
    ANSWERED = "answered"
    JUDGED = "judged"


class Outcome(StrEnum):
    """What somebody who looked found."""

    FINE = "fine"
    DEVIATION = "deviation"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return {"fine": "I sin ordning", "deviation": "Avvikelse"}[self.value]


@dataclass(frozen=True)
class StepLine:
    """What was done with a row: by whom, when, in what words."""

    verb: str
    by_name: str
    at: datetime
    text: str


@dataclass(frozen=True)
class RowView:
    """One reader × one person × one week, as somebody who reviews sees it. `about` is the number
    of a case and its unit, or "Skyddad person": never a name."""

    id: UUID
    reader_id: UUID
    reader: str
    title: str
    unit: str
    about: str
    lane: Lane
    drawn: bool
    why: tuple[str, ...]
    explained: tuple[tuple[str, int], ...]
    verbs: tuple[str, ...]
    reads: int
    left: int
    persons: int
    first: datetime
    last: datetime
    due_on: date | None
    stage: Stage
    outcome: Outcome | None
    missing: bool
    version: int
    steps: tuple[StepLine, ...] = ()


@dataclass(frozen=True)
class SignedLine:
    """Who signed a week, for all or for one unit, and when."""

    unit: str
    by_name: str
    at: datetime
    unit_id: UUID | None = None  # nothing: all of the week


@dataclass(frozen=True)
class WeekView:
    """A week of review. `explained` says how many readings each reason explained."""

    id: UUID
    monday: date
    sunday: date
    prepared_at: datetime
    reads: int
    explained: tuple[tuple[str, int], ...]
    rest: int
    seed: int
    waiting: int
    signed: tuple[SignedLine, ...] = ()

    @property
    def share(self) -> float:
        """The share of the readings that have an explanation."""
        return sum(count for _, count in self.explained) / self.reads if self.reads else 1.0


@dataclass(frozen=True)
class ReviewPage:
    """What stands on the page of the review: what waits, and the weeks."""

    glass: tuple[RowView, ...]
    look: tuple[RowView, ...]
    drawn: tuple[RowView, ...]
    judged: tuple[RowView, ...]
    week: WeekView | None
    weeks: tuple[WeekView, ...]
    own: int  # rows about the reader's own readings, which somebody else looks at
    sees_all: bool
    to_sign: tuple[tuple[UUID | None, str], ...]  # of the week, now: all of it, or own units
    missing: tuple[RowView, ...] = ()


@dataclass(frozen=True)
class LookedAt:
    """What is looked at, as every colleague may read it: sentences from the tables themselves.

    `explanations`: a sentence, and between whom it does not hold; `grounds`: a sentence, and
    whether it is enough alone.
    """

    explanations: tuple[tuple[str, str], ...]
    grounds: tuple[tuple[str, str], ...]
    patterns: tuple[str, ...]
    drawn_share: float
    drawn_fewest: int
    drawn_most: int
    glass_days: int
    sharing: str


@dataclass(frozen=True)
class OwnPage:
    """One's own readings: what was asked, what was explained and how, and what was looked at."""

    asked: tuple[RowView, ...]
    rows: tuple[RowView, ...]
    explained: tuple[tuple[str, int], ...] = field(default=())


class NotYours(Refusal):
    """Somebody tried to judge their own reading."""

    def __init__(self) -> None:
        super().__init__("Ingen granskar sin egen läsning. Någon annan gör det.")
