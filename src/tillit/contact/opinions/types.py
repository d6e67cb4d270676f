"""Words of opinions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from tillit.kernel.protected import Protected

LONGEST = 4000  # signs of an opinion or an answer


class Kind(StrEnum):
    """What somebody wants to say. Our own cut."""

    PRAISE = "praise"
    COMPLAINT = "complaint"
    IDEA = "idea"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Kind.PRAISE: "Något är bra", Kind.COMPLAINT: "Något är inte bra",
                Kind.IDEA: "Ett förslag", Kind.OTHER: "Något annat"}[self]  # fmt: skip


class Wants(StrEnum):
    """Whether an answer is wanted, and how it is reached."""

    NOTHING = "nothing"
    CODE = "code"
    PAGES = "pages"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Wants.NOTHING: "Vill inte ha svar", Wants.CODE: "Vill ha svar, med kod",
                Wants.PAGES: "Vill ha svar på Mina sidor"}[self]  # fmt: skip


class Stage(StrEnum):
    """Where an opinion stands. Only what is new may be answered or closed."""

    NEW = "new"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        """As it is read."""
        return {Stage.NEW: "Ny", Stage.ANSWERED: "Besvarad",
                Stage.CLOSED: "Avslutad utan svar"}[self]  # fmt: skip


@dataclass(frozen=True)
class OpinionIn:
    """What somebody wants to say. `id`: random, made with the form, so that two presses are one.
    It tells no moment."""

    id: UUID
    kind: Kind
    text: str
    wants: Wants = Wants.NOTHING


@dataclass(frozen=True)
class Followed:
    """An opinion as whoever sent it sees it: what became of it, never who reads it."""

    kind: Kind
    on: date
    stage: Stage
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True)
class OpinionLine:
    """An opinion in the list of who answers. The text stands on its own page."""

    id: UUID
    kind: Kind
    wants: Wants
    stage: Stage
    on: date
    named: bool


@dataclass(frozen=True)
class OpinionView:
    """An opinion as who answers reads it. `name` is empty where it is anonymous."""

    line: OpinionLine
    text: str
    name: str | Protected[str] = ""
    answer: str = ""
    ended_on: date | None = None
    ended_by: str = ""
    reported_on: date | None = None
    reported_by: str = ""


@dataclass(frozen=True)
class MonthCount:
    """How many opinions came in a month, by kind. Nobody can be told from it."""

    month: date
    by_kind: tuple[tuple[Kind, int], ...]

    @property
    def total(self) -> int:
        """All kinds."""
        return sum(number for _, number in self.by_kind)
