"""Words of decisions that others may use."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.deadlines import ClockState
from tillit.registers.people.types import PersonLine


class Outcome(StrEnum):
    """What was decided."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_SERVICE = "no_service"
    EXTENSION = "extension"
    FOLLOW_UP = "follow_up"
    DISMISSED = "dismissed"  # an appeal that came too late (FL 45)

    @property
    def words(self) -> str:
        """The outcome as it stands on pages and in letters."""
        return _OUTCOMES[self]

    @property
    def gives_service(self) -> bool:
        """Whether somebody gets a service by it."""
        return self in {Outcome.GRANTED, Outcome.PARTLY}

    @property
    def goes_against(self) -> bool:
        """Whether somebody gets less than they asked for: then the letter says how to appeal."""
        return self in {Outcome.PARTLY, Outcome.REFUSED, Outcome.DISMISSED}

    @property
    def has_period(self) -> bool:
        """Whether the decision is for a time, or until further notice."""
        return self.gives_service or self in {Outcome.EXTENSION, Outcome.FOLLOW_UP}


_OUTCOMES = {
    Outcome.GRANTED: "Beviljat",
    Outcome.PARTLY: "Delvis beviljat",
    Outcome.REFUSED: "Avslag",
    Outcome.NO_SERVICE: "Avslutas utan insats",
    Outcome.EXTENSION: "Förlängd utredning",
    Outcome.FOLLOW_UP: "Uppföljning",
    Outcome.DISMISSED: "Överklagandet avvisas",
}


class Part(StrEnum):
    """The parts of a decision that may be kept from one party."""

    CIRCUMSTANCES = "circumstances"
    BEST_INTEREST = "best_interest"
    CHILDS_VIEW = "childs_view"
    WHAT = "what"

    @property
    def words(self) -> str:
        """The part as it stands on pages and in letters."""
        return _PARTS[self]


_PARTS = {
    Part.CIRCUMSTANCES: "Vad som har vägt tyngst",
    Part.BEST_INTEREST: "Barnets bästa",
    Part.CHILDS_VIEW: "Vad barnet tycker",
    Part.WHAT: "Vad beslutet gäller",
}


class SentHow(StrEnum):
    """How something reached a party. Some ways of service are banned (SoL 14:12)."""

    POST = "post"
    HANDED = "handed"
    DIGITAL = "digital"
    ORAL = "oral"

    @property
    def words(self) -> str:
        """The way as it stands on pages."""
        return _HOW[self]


_HOW = {
    SentHow.POST: "Med post",
    SentHow.HANDED: "Lämnat vid möte",
    SentHow.DIGITAL: "På Mina sidor",
    SentHow.ORAL: "Muntligt",
}


class Body(StrEnum):
    """The elected who decide; the values are those of law.delegation."""

    COMMITTEE = "committee"
    BOARD = "board"
    CHAIR = "chair"

    @property
    def words(self) -> str:
        """The body as it stands on pages and in letters."""
        return {"committee": "Utskottet", "board": "Nämnden", "chair": "Ordföranden"}[self.value]


class Reconsidered(StrEnum):
    """What the authority did with its own decision after an appeal (FL 36-39)."""

    CHANGED = "changed"
    PARTLY = "partly"
    NOT = "not"


class PartyRole(StrEnum):
    """Why somebody is a party of a case about a child, or is only heard."""

    CHILD = "child"
    GUARDIAN = "guardian"
    HEARD = "heard"

    @property
    def words(self) -> str:
        """The role as it stands on pages."""
        return _ROLES[self]


_ROLES = {
    PartyRole.CHILD: "Barnet, part",
    PartyRole.GUARDIAN: "Vårdnadshavare, part",
    PartyRole.HEARD: "Barnet, får komma till tals",
}


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
class HearingLine:
    """How one party was heard before the decision."""

    id: UUID
    party_id: UUID
    sent_on: date | None
    how: str
    answer_by: date | None
    answered_on: date | None
    answer: str
    exception: str
    reason: str
    wants_to_speak: bool | None
    spoke_on: date | None


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
    opened_at: datetime | None
    appeal_by: date | None
    appeal_state: ClockState | None = None


@dataclass(frozen=True)
class AppealLine:
    """An appeal and how far it has come."""

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
    outcome: str
    outcome_text: str
    handed_over_on: date | None
    court: str


@dataclass(frozen=True)
class MeetingLine:
    """A meeting of the elected, with who was there."""

    id: UUID
    body: Body
    name: str
    held_on: date
    chair: str
    members: tuple[str, ...]
    waiting: int
    decided: int
    closed: bool


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
