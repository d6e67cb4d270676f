"""Facts about decisions: ids, codes and dates, never a name and never a text."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event

from .types import Body, Came, Outcome, Reconsidered, SentHow, Told


@dataclass(frozen=True)
class DelegationOrderRegistered(Event):
    """The board adopted a delegation order."""

    OBJECT: ClassVar[str] = "order"
    order: UUID
    valid_from: date
    valid_to: date


@dataclass(frozen=True)
class PartyHeard(Event):
    """A party was sent the material, or was not, on a ground (FL 25)."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    exception: Code


@dataclass(frozen=True)
class LetterChecked(Event):
    """A letter was read at sending against so many things that its receiver may not know."""

    OBJECT: ClassVar[str] = "object_id"
    PERSON: ClassVar[str] = "party"
    object_id: UUID
    party: UUID
    tellings: int


@dataclass(frozen=True)
class LetterStopped(Event):
    """A letter was not sent: it would have told its receiver what they may not know."""

    OBJECT: ClassVar[str] = "object_id"
    PERSON: ClassVar[str] = "party"
    object_id: UUID
    party: UUID
    kinds: tuple[Code, ...]


@dataclass(frozen=True)
class PartyAnswered(Event):
    """A party answered, or had nothing to say."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID


@dataclass(frozen=True)
class SpeakOfferAnswered(Event):
    """It was recorded whether a party speaks before the board (SoL 14:8)."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    wants: bool
    done: bool


@dataclass(frozen=True)
class DecisionProposed(Event):
    """Somebody proposed a decision."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    case: UUID
    person: UUID
    type_code: Code
    outcome: Outcome


@dataclass(frozen=True)
class ProposalChanged(Event):
    """A proposal was changed, withdrawn, limited towards a party or put on an agenda."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    case: UUID
    person: UUID
    how: Code


@dataclass(frozen=True)
class DecisionMade(Event):
    """A decision was made, by a delegate or by the elected."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    case: UUID
    person: UUID
    type_code: Code
    outcome: Outcome
    decided_as: Code
    delegation_number: Code


@dataclass(frozen=True)
class DecisionNotified(Event):
    """Every party's letter was made and sent."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    case: UUID
    person: UUID
    letters: tuple[UUID, ...]


@dataclass(frozen=True)
class LetterReceived(Event):
    """It was recorded on what day a party got the decision."""

    OBJECT: ClassVar[str] = "letter"
    PERSON: ClassVar[str] = "party"
    letter: UUID
    decision: UUID
    party: UUID
    on: date
    how: SentHow


@dataclass(frozen=True)
class DayCorrected(Event):
    """The day that something came was wrong, and was set right; what counts from it is new."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    what: Came
    was: date
    on: date


@dataclass(frozen=True)
class NoticeLetterSent(Event):
    """Somebody was told by letter that an investigation was opened, or was not."""

    OBJECT: ClassVar[str] = "object_id"
    object_id: UUID
    person: UUID
    party: UUID
    told: Told
    how: SentHow


@dataclass(frozen=True)
class LetterOpened(Event):
    """A party opened the letter on their own pages. It starts no clock."""

    OBJECT: ClassVar[str] = "letter"
    PERSON: ClassVar[str] = "party"
    letter: UUID
    party: UUID


@dataclass(frozen=True)
class DecisionOrdered(Event):
    """A provider was asked to give what the decision gives, or the order was taken back."""

    OBJECT: ClassVar[str] = "decision"
    decision: UUID
    case: UUID
    person: UUID
    ordered: bool


@dataclass(frozen=True)
class MeetingRegistered(Event):
    """A meeting of the elected was registered."""

    OBJECT: ClassVar[str] = "meeting"
    meeting: UUID
    body: Body
    held_on: date


@dataclass(frozen=True)
class AppealReceived(Event):
    """An appeal came in."""

    OBJECT: ClassVar[str] = "appeal"
    appeal: UUID
    decision: UUID
    case: UUID
    person: UUID
    on: date


@dataclass(frozen=True)
class AppealTested(Event):
    """The authority tested whether an appeal came in time (FL 45)."""

    OBJECT: ClassVar[str] = "appeal"
    appeal: UUID
    case: UUID
    person: UUID
    rejected: bool


@dataclass(frozen=True)
class DecisionReconsidered(Event):
    """The authority looked at its own decision again (FL 36-39)."""

    OBJECT: ClassVar[str] = "appeal"
    appeal: UUID
    case: UUID
    person: UUID
    outcome: Reconsidered


@dataclass(frozen=True)
class AppealHandedOver(Event):
    """An appeal was handed over to the court (FL 46)."""

    OBJECT: ClassVar[str] = "appeal"
    appeal: UUID
    case: UUID
    person: UUID
    on: date


@dataclass(frozen=True)
class AppealRuled(Event):
    """It was written in how the court ruled on an appeal."""

    OBJECT: ClassVar[str] = "appeal"
    appeal: UUID
    case: UUID
    person: UUID
    on: date
    changed: bool


@dataclass(frozen=True)
class BoardListMade(Event):
    """A list of delegated decisions was made for the board (KL 6:40)."""

    OBJECT: ClassVar[str] = "board_list"
    board_list: UUID
    decisions: tuple[UUID, ...]


@dataclass(frozen=True)
class BoardListReported(Event):
    """The board was told of a list."""

    OBJECT: ClassVar[str] = "board_list"
    board_list: UUID
    on: date
