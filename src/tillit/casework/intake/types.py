"""Words of intake: what a report is made of, and what others may see of it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class Channel(StrEnum):
    """How a report reached us."""

    WEB = "web"
    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"
    POLICE = "police"
    OTHER = "other"


class ReporterKind(StrEnum):
    """Who reports. Somebody who must report cannot be anonymous."""

    ANONYMOUS = "anonymous"
    PRIVATE = "private"
    MANDATED = "mandated"
    CHILD = "child"


class Safety(StrEnum):
    """The reporter's answer: is the child safe just now?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Need(StrEnum):
    """What the protection assessment found (SoL 20:1)."""

    NONE = "none"
    NOW = "now"
    UNKNOWN = "unknown"


class ContactWith(StrEnum):
    """With whom one may talk before the decision: the reporter and the family, nobody else."""

    REPORTER = "reporter"
    CHILD = "child"
    GUARDIAN = "guardian"
    SIBLING = "sibling"
    FAMILY = "family"


class ContactHow(StrEnum):
    """How the talk was held."""

    PHONE = "phone"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    LETTER = "letter"


class FeedbackState(StrEnum):
    """Where the answer to the reporter is (SoL 19:6)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    SENT = "sent"
    UNSUITABLE = "unsuitable"


class MeetingWith(StrEnum):
    """To whom a meeting was offered (SoL 19:5)."""

    CHILD = "child"
    GUARDIANS = "guardians"
    REPORTER = "reporter"


class MeetingAnswer(StrEnum):
    """What came of the offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_SUITABLE = "not_suitable"


class NoticeKind(StrEnum):
    """What an in-app notice tells."""

    PROTECTION_LATE = "protection_late"
    HANDED_TO_DUTY = "handed_to_duty"


@dataclass(frozen=True)
class Answer:
    """One question as it stood on the page, and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True)
class Section:
    """A group of questions, as the reporter saw them. Never who the reporter is: see ReporterIn."""

    heading: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class ReporterIn:
    """Who reports, when that is told. Kept sealed. `category` is a code of law.reporting."""

    name: str = ""
    contact: str = ""
    organisation: str = ""
    role: str = ""
    category: str = ""

    def __bool__(self) -> bool:
        return any((self.name, self.contact, self.organisation, self.role))


@dataclass(frozen=True)
class ChildIn:
    """One child, as the reporter describes them. Everything may be unknown. Kept sealed.

    `about` is the rest that was said: age, school, address, who the parents are. An unborn child
    is matched to the expectant parent (OSL 26:9).
    """

    name: str = ""
    born: date | None = None
    about: str = ""
    unborn: bool = False


@dataclass(frozen=True)
class ReportIn:
    """A report as it was sent or told. An anonymous one holds nothing about the reporter.

    `attachments` is the id that the checked attachments were stored under (the draft): they
    follow the report. `id` makes a repeated post one report; leave it out otherwise.
    """

    channel: Channel
    reporter_kind: ReporterKind
    sections: tuple[Section, ...]
    children: tuple[ChildIn, ...]
    received_at: datetime
    reporter: ReporterIn = ReporterIn()
    wants_feedback: bool = False
    safe_now: Safety = Safety.UNKNOWN
    locale: str = "sv"
    attachments: UUID | None = None
    id: UUID | None = None

    def __post_init__(self) -> None:
        if self.reporter_kind is ReporterKind.ANONYMOUS and self.reporter:
            raise ValueError("An anonymous report says nothing about the reporter")
        if not self.children:
            raise ValueError("A report is about at least one child")


@dataclass(frozen=True)
class Received:
    """What the reporter gets: the code is shown once and kept nowhere."""

    report_id: UUID
    code: str
