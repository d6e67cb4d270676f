"""What pages see of reports: frozen, and never more than the reader may know."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.types import ClockLine, Unsent
from tillit.casework.intake.workflow import Stage
from tillit.contact.documents.types import DocumentView
from tillit.kernel.protected import Protected
from tillit.registers.people.types import FamilyMember, PersonLine

from .sent import Section
from .words import (
    Channel,
    ContactHow,
    ContactWith,
    FeedbackState,
    InboxView,
    MeetingAnswer,
    MeetingWith,
    Need,
    ReporterKind,
    Safety,
)


@dataclass(frozen=True)
class InboxLine:
    """One child in a report, in the inbox. `called` is a mask when the person is protected."""

    id: UUID
    report_id: UUID
    number: int
    of: int
    stage: Stage
    called: str
    age: int | None
    unborn: bool
    person: PersonLine | None
    channel: Channel
    reporter_kind: ReporterKind
    reporter_category: str
    safe_now: Safety
    received_at: datetime
    decided_at: datetime | None
    feedback: FeedbackState
    alarmed: bool
    clocks: tuple[ClockLine, ...]

    @property
    def protected(self) -> bool:
        """Whether the child's identity is protected."""
        return self.person is not None and self.person.protection.holds


@dataclass(frozen=True)
class Inbox:
    """A page of the inbox: late and soonest first, with the number under every filter."""

    lines: tuple[InboxLine, ...]
    counts: dict[InboxView, int]
    total: int
    last_received: datetime | None
    late_protection: int


@dataclass(frozen=True)
class SaidChild:
    """Who the reporter said that the child is. A mask until asked for when it is protected."""

    name: str | Protected[str]
    born: date | None
    about: str | Protected[str]
    told_from: str = ""  # where the reporter works, when it was asked for


@dataclass(frozen=True)
class ReporterShown:
    """Who reported. A private person's name and number are masks until somebody asks for them; for
    a protected child also where the reporter works, which may be the child's own school.
    `hidden`: the way in of the reader does not give who it was."""

    kind: ReporterKind
    category: str
    name: str | Protected[str]
    contact: str | Protected[str]
    organisation: str | Protected[str]
    role: str
    wants_feedback: bool
    hidden: bool = False


@dataclass(frozen=True)
class AssessmentLine:
    """A signed protection assessment."""

    person_id: UUID
    need: Need
    text: str
    by: str
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True)
class ContactLine:
    """A talk with the reporter or the family."""

    with_whom: ContactWith
    how: ContactHow
    happened_at: datetime
    text: str
    by: str


@dataclass(frozen=True)
class ExtensionLine:
    """A decision to take longer."""

    until: date
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True)
class FeedbackLine:
    """What the reporter was told, or why not."""

    text: str
    how: str
    unsuitable_because: str
    by: str
    at: datetime


@dataclass(frozen=True)
class OfferLine:
    """An offer of a meeting and what came of it."""

    with_whom: MeetingWith
    answer: MeetingAnswer
    text: str
    at: datetime


@dataclass(frozen=True)
class SecrecyLine:
    """Whether a party may know who reported: the decision that holds."""

    party: PersonLine
    secret: bool
    reasons: str
    by: str
    at: datetime


@dataclass(frozen=True)
class StepLine:
    """A row of the line's history."""

    verb: str
    person_id: UUID | None
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class EarlierLine:
    """An earlier report beside the new one: no text until it is asked for with a reason.

    `relation` is child, sibling, parent or household; empty for a protected relative.
    `same_place`: the two came from the same workplace. `same_text`: word for word the same.
    """

    id: UUID
    relation: str
    person: PersonLine
    received_at: datetime
    reporter_kind: ReporterKind
    reporter_category: str
    outcome: Stage
    unit: str
    same_place: bool
    same_text: bool


@dataclass(frozen=True)
class EarlierText:
    """The frozen text of an earlier report, opened with a reason."""

    id: UUID
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Watch:
    """How the watch over late protection assessments stands, for those who must act.

    `late` is counted when it is asked, so that it is right also when the alarm has stopped.
    `looked_at` is when the alarm last looked; None when it never has.
    """

    late: int
    looked_at: datetime | None
    stopped: bool


@dataclass(frozen=True)
class ReportView:
    """Everything the page of one child's line shows.

    `why_not` holds, for each verb that is closed to this reader now, the sentence that says why.
    `intact` is False when the stored bytes no longer give the hash.
    """

    line: InboxLine
    said: SaidChild
    reporter: ReporterShown
    sections: tuple[Section, ...]
    intact: bool
    registered_at: datetime
    registered_by: str
    attachments: tuple[DocumentView, ...]
    beside: tuple[InboxLine, ...]
    family: tuple[FamilyMember, ...]
    assessments: tuple[AssessmentLine, ...]
    contacts: tuple[ContactLine, ...]
    extensions: tuple[ExtensionLine, ...]
    answers: tuple[FeedbackLine, ...]
    offers: tuple[OfferLine, ...]
    secrecy: tuple[SecrecyLine, ...]
    steps: tuple[StepLine, ...]
    earlier: tuple[EarlierLine, ...]
    running_case: UUID | None
    case: UUID | None
    feedback_text: str
    why_not: dict[str, str]
    unit_id: UUID
    unsent: dict[str, Unsent]
