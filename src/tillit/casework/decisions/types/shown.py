"""What others see of decisions."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.types import ClockLine
from tillit.registers.people.types import PersonLine

from .words import Body, Outcome, Part


@dataclass(frozen=True)
class ProposalIn:
    """What a proposal says. The reasons may be empty until somebody decides."""

    type_code: str
    outcome: Outcome
    what: str
    period_from: date | None = None
    period_to: date | None = None
    provisions: str = ""
    circumstances: str = ""
    best_interest: str = ""
    childs_view: str = ""


@dataclass(frozen=True)
class GrantedLine:
    """A decision that gives a service which nobody has been asked to provide yet."""

    id: UUID
    case_id: UUID
    person_id: UUID
    number: str
    type_code: str
    law: str
    what: str
    period_from: date
    period_to: date | None
    decided_at: datetime
    decided_by: str


@dataclass(frozen=True)
class DecisionLine:
    """A decision or a proposal, as lists and pages show it."""

    id: UUID
    case_id: UUID
    case_number: str
    person: PersonLine
    number: str
    type_code: str
    type_name: str
    law: str
    outcome: Outcome
    stage: str
    what: str
    period_from: date | None
    period_to: date | None
    provisions: str
    circumstances: str
    best_interest: str
    childs_view: str
    version: int
    proposed_by: str
    proposed_at: datetime
    decided_by: str = ""
    decided_as: str = ""
    delegation_number: str = ""
    decided_at: datetime | None = None
    meeting_id: UUID | None = None
    paragraph: str = ""
    dissent: str = ""
    ordered: bool = False


@dataclass(frozen=True)
class CorrectionLine:
    """A day that was written in wrongly: what it was, what it is, why, and what follows."""

    what: str
    was: date
    on: date
    reason: str
    follows: str
    by: str
    at: datetime


@dataclass(frozen=True)
class HearingLine:
    """How one party was heard before the decision."""

    id: UUID
    sent_on: date | None
    how: str
    answer_by: date | None
    answered_on: date | None
    answer: str
    exception: str
    reason: str
    wants_to_speak: bool | None
    spoke_on: date | None
    document_id: UUID | None
    corrections: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True)
class PartyCard:
    """One person around the case on the page of decisions. `missing` says what remains before
    somebody can decide; nothing when the person is only heard. `safe_way` and `never` are known
    before any letter."""

    person: PersonLine
    role: str
    law: str
    unverified: bool
    is_party: bool
    hearing: HearingLine | None
    missing: str
    safe_way: str
    never: str
    interpreter: str


@dataclass(frozen=True)
class LimitLine:
    """A part that one party may not see."""

    party: PersonLine
    part: Part
    law: str
    reason: str


@dataclass(frozen=True)
class LetterLine:
    """One party's letter. `opened_at` is shown and starts nothing: only `received_on` does."""

    id: UUID
    decision_id: UUID
    decision_number: str
    party: PersonLine
    document_id: UUID
    sent_how: str
    sent_at: datetime
    received_on: date | None
    received_how: str
    opened_at: datetime | None
    hidden: tuple[str, ...]
    clock: ClockLine | None = None
    corrections: tuple[CorrectionLine, ...] = ()


@dataclass(frozen=True)
class AppealLine:
    """An appeal and how far it has come. `tested_otherwise`: a day was corrected after the test,
    and with it the appeal would have been tested the other way."""

    id: UUID
    decision_id: UUID
    decision_number: str
    case_id: UUID
    party: PersonLine
    stage: str
    received_on: date
    text: str
    late: bool | None
    uncertain: bool
    sentence: str
    law: str
    outcome: str
    outcome_text: str
    own_number: str
    handed_over_on: date | None
    court: str
    tested_otherwise: bool = False
    registered_by: str = ""
    document_id: UUID | None = None
    corrections: tuple[CorrectionLine, ...] = ()
    ruled_on: date | None = None
    court_case: str = ""
    court_number: str = ""


@dataclass(frozen=True)
class NoticeLine:
    """Somebody to tell by letter, and the letter when it has gone. `why_not` says what must be
    known first."""

    person: PersonLine
    role: str
    safe_way: str
    never: str
    interpreter: str
    why_not: str
    document_id: UUID | None
    sent_at: datetime | None
    sent_by: str


@dataclass(frozen=True)
class MeetingLine:
    """A meeting of the elected, with who was there."""

    id: UUID
    body: Body
    name: str
    held_on: date
    chair: str
    members: tuple[str, ...]
    urgent_because: str
    secretary: str
    waiting: int
    decided: int
    closed: bool


@dataclass(frozen=True)
class OrderPoint:
    """One point of a delegation order, in words."""

    number: str
    code: str
    name: str
    law: str
    role: str
    role_words: str


@dataclass(frozen=True)
class OrderView:
    """A version of the delegation order; `holds` when it is the one that decides that day."""

    id: UUID
    name: str
    adopted_on: date
    paragraph: str
    valid_from: date
    valid_to: date
    recorded_by: str
    recorded_at: datetime
    holds: bool
    points: tuple[OrderPoint, ...]


@dataclass(frozen=True)
class OrderType:
    """A type of decision that an order may name: the roles it may name, and why not others."""

    code: str
    name: str
    law: str
    roles: tuple[tuple[str, str], ...]
    why: str


@dataclass(frozen=True)
class ListLine:
    """One delegated decision as the board is told of it: no names of persons."""

    number: str
    decided_on: date
    law: str
    type_name: str
    outcome: str
    decided_by: str
    delegation_number: str


@dataclass(frozen=True)
class BoardListView:
    """A list of delegated decisions that was made for a meeting of the board."""

    id: UUID
    made_on: date
    since: date | None
    made_by: str
    reported_on: date | None
    paragraph: str
    lines: tuple[ListLine, ...]
