"""What pages see beside a month: what somebody said of it, a line of a case's months, and what
would be proposed. Frozen; no tables."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from tillit.areas.assistance.workflow import MonthStage

from .words import ApplicationKind


@dataclass(frozen=True)
class CommentLine:
    """What somebody says of a fact about them; `row` is nothing when it is about them all."""

    person: UUID
    row: UUID | None
    text: str
    at: datetime


@dataclass(frozen=True)
class MonthOfCase:
    """A month in a list of the months of one case."""

    id: UUID
    month: date
    kind: ApplicationKind
    stage: MonthStage


@dataclass(frozen=True)
class ProposalPreview:
    """What the program would propose as the month stands. `kronor` is nothing while something is
    not found out. `emergency`: the acute need is tested and written down."""

    kronor: Decimal | None
    granted_before: Decimal
    what: str
    circumstances: str
    provisions: str
    emergency: bool
