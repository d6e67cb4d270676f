"""Words of extracts that others may use."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.citation import Citation
from tillit.law.disclosure import Recipient

# To whom all about a person may go; each has its own ground in the table of grounds.
RECIPIENTS = (Recipient.SELF, Recipient.GUARDIAN, Recipient.PARTY)


class State(StrEnum):
    """How far an extract has come."""

    ASKED = "asked"
    REVIEW = "review"
    DONE = "done"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """As it stands at the desk."""
        return {
            State.ASKED: "Väntar på granskning",
            State.REVIEW: "Granskas",
            State.DONE: "Klart",
            State.WITHDRAWN: "Återtaget",
        }[self]


class How(StrEnum):
    """How somebody asked."""

    MY_PAGES = "my_pages"
    PHONE = "phone"
    LETTER = "letter"
    VISIT = "visit"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As it stands at the desk."""
        return {
            How.MY_PAGES: "På mina sidor",
            How.PHONE: "I telefon",
            How.LETTER: "I brev eller e-post",
            How.VISIT: "På plats",
            How.OTHER: "På annat sätt",
        }[self]


class Ruling(StrEnum):
    """What was decided about one line."""

    RELEASE = "release"
    MASK = "mask"
    LEAVE = "leave"

    @property
    def words(self) -> str:
        """As it stands at the desk."""
        return {
            Ruling.RELEASE: "Lämnas ut",
            Ruling.MASK: "Lämnas ut, delar döljs",
            Ruling.LEAVE: "Lämnas inte ut",
        }[self]


class Holds(StrEnum):
    """What a line holds of others, or may: in a text that somebody has written, anything."""

    REPORTER = "reporter"
    THIRD = "third"
    LOCATION = "location"
    TEXT = "text"
    STAFF = "staff"
    ELSEWHERE = "elsewhere"
    PAPER = "paper"
    READERS = "readers"

    @property
    def words(self) -> str:
        """As it stands at the desk."""
        return {
            Holds.REPORTER: "Den som anmält",
            Holds.THIRD: "Nämner någon annan",
            Holds.LOCATION: "Säger var någon finns",
            Holds.TEXT: "Text att läsa",
            Holds.STAFF: "Personalens namn",
            Holds.ELSEWHERE: "Står i någon annans akt",
            Holds.PAPER: "Handling att läsa",
            Holds.READERS: "Vem som har läst",
        }[self]


class Show(StrEnum):
    """Which lines the page shows."""

    LEFT = "left"
    DECIDED = "decided"
    OTHERS = "others"
    PLAIN = "plain"
    ALL = "all"

    @property
    def words(self) -> str:
        """As it stands at the desk."""
        return {
            Show.LEFT: "Kvar att pröva",
            Show.DECIDED: "Prövade",
            Show.OTHERS: "Att läsa",
            Show.PLAIN: "Bara om personen själv",
            Show.ALL: "Alla",
        }[self]


@dataclass(frozen=True)
class RequestIn:
    """What a worker writes when somebody has asked by another way than my pages."""

    recipient: Recipient
    for_id: UUID
    how: How
    asked_on: date
    note: str = ""


@dataclass(frozen=True)
class ExtractView:
    """An extract as a list and the head of a page show it."""

    id: UUID
    person_id: UUID
    name: str
    for_id: UUID
    for_name: str
    recipient: Recipient
    how: How
    asked_on: date
    asked_at: datetime
    note: str
    state: State
    begun_by: str
    ended_by: str
    ended_at: datetime | None
    lines: int = 0
    decided: int = 0
    silent: int = 0

    @property
    def left(self) -> int:
        """How many lines nobody has decided about."""
        return self.lines - self.decided

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done."""
        return self.state in (State.ASKED, State.REVIEW)


@dataclass(frozen=True)
class CellView:
    """One value. `may_see` is false where its class is not open to the reader: it stays hidden."""

    name: str
    words: str
    text: str
    hidden: bool
    may_see: bool = True
    reporter: bool = False  # who reported: shown on the line's own page, after a new sign-in


@dataclass(frozen=True)
class LineView:
    """One post or document, as whoever reviews sees it: what is masked for all is masked here."""

    id: UUID
    title: str
    written: datetime | None
    holds: tuple[Holds, ...]
    cells: tuple[CellView, ...]
    ruling: Ruling | None
    ground: str
    phrases: str
    why: str
    by_name: str
    at: datetime | None
    version: int
    paper: UUID | None = None
    changed: bool = False


@dataclass(frozen=True)
class GroundLine:
    """A ground to hold something back, from the table of law."""

    code: str
    name: str
    source: Citation


@dataclass(frozen=True)
class KindLine:
    """Rows of one table: what they are called, and how many the page would show."""

    table: str
    words: str
    count: int


@dataclass(frozen=True)
class ReviewView:
    """A page of the review. `others` are the lines that another reviewer must decide about.
    `kinds` are the kinds of rows there are, `kind` the one that is shown; empty for all. `latest`:
    when the reader last decided, and about how many lines."""

    extract: ExtractView
    show: Show
    lines: tuple[LineView, ...]
    first: int
    of: int
    others: int
    counts: dict[Show, int] = field(default_factory=dict)
    kinds: tuple[KindLine, ...] = ()
    kind: str = ""
    latest: tuple[datetime, int] | None = None


@dataclass(frozen=True)
class MakeIn:
    """What is written when all lines are decided. `told`: how it is appealed, in the worker's own
    words; the program does not know."""

    staff_names: bool
    staff_why: str
    weighing: str
    told: str = ""
    on_my_pages: bool = True


@dataclass(frozen=True)
class MyExtract:
    """What whoever asked sees on my pages. `about`: whom it is about, when not themself. `files`:
    the documents that go with the paper, by id and name; empty where it was only printed."""

    id: UUID
    state: State
    asked_at: datetime
    ended_at: datetime | None
    about: str
    partly: bool
    here: bool
    files: tuple[tuple[UUID, str], ...] = ()
    decided: int = 0
    lines: int = 0

    @property
    def so_far(self) -> str:
        """How far it has come, in words: a number would say how much others have written."""
        if self.state is State.ASKED:
            return "Någon hos oss börjar snart gå igenom allt."
        if not self.decided:
            return "Någon hos oss har börjat gå igenom allt."
        if self.decided == self.lines:
            return "Allt är genomgånget. Nu görs filen klar."
        half = "mer än hälften" if self.decided * 2 > self.lines else "en del"
        return f"Någon hos oss har gått igenom {half}."
