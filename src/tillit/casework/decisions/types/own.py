"""What a party says against a decision on their own page, and what they read of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tillit.casework.decisions.workflow import AppealStage


@dataclass(frozen=True)
class OwnAppealIn:
    """What a party says against a decision: in words, in a file, or both."""

    text: str
    name: str = ""
    content: bytes = b""


@dataclass(frozen=True)
class OwnWay:
    """A decision that a party has got their letter with, as they may appeal it or have done so.
    `outcome`: what came of looking at the decision again. `own_letter`: the party's letter with the
    decision that came instead, or that says it was too late."""

    decision_id: UUID
    may_appeal: bool
    received_on: date | None = None
    text: str = ""
    stage: AppealStage | None = None
    outcome: str = ""
    handed_over_on: date | None = None
    court: str = ""
    own_letter: UUID | None = None
