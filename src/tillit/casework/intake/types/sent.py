"""A report as it was sent or told: what goes in, and what the reporter gets back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from .words import Channel, ReporterKind, Safety


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
