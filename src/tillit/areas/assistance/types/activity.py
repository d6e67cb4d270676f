"""Activity as pages see it: what is agreed, the days, the weeks and what is still a question."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.assistance.activity import AbsenceReason, Day, Judged, Most, Week
from tillit.registers.people.types import PersonLine


class ActivityKind(StrEnum):
    """The four kinds of activity. Unverified: named by several sources, the act is not read."""

    STRENGTHEN = "strengthen"
    LANGUAGE = "language"
    JOB_SEARCH = "job_search"
    WORKPLACE = "workplace"

    @property
    def words(self) -> str:
        """The kind as pages call it."""
        return _KINDS[self]


_KINDS = {
    ActivityKind.STRENGTHEN: "Stärka förmågan att arbeta",
    ActivityKind.LANGUAGE: "Språk",
    ActivityKind.JOB_SEARCH: "Söka arbete",
    ActivityKind.WORKPLACE: "Arbetsplats eller praktik",
}


class ToldBy(StrEnum):
    """Who said how the day went."""

    PERSON = "person"
    PLACE = "place"
    WORKER = "worker"

    @property
    def words(self) -> str:
        """Who said it, as pages say it."""
        return {"person": "Personen själv", "place": "Platsen", "worker": "Vi själva"}[self.value]


@dataclass(frozen=True)
class DayIn:
    """What a worker says of a day: the whole of it, also what stays as it was."""

    attended: int | None
    reason: AbsenceReason | None = None
    told_by: ToldBy = ToldBy.WORKER
    text: str = ""
    judged: Judged = Judged.UNKNOWN
    why: str = ""


@dataclass(frozen=True)
class PlanIn:
    """What is agreed. `weekdays`: Monday is 0. `above_why`: why more hours than the law's most."""

    kind: ActivityKind
    place: str
    minutes: int
    weekdays: tuple[int, ...]
    valid_from: date
    valid_to: date
    text: str = ""
    working_percent: int = 0
    agreed: bool = True
    above_why: str = ""


@dataclass(frozen=True)
class PlanLine:
    """One activity that is, was or will be. `last`: its last day as it stands."""

    id: UUID
    kind: ActivityKind
    place: str
    text: str
    minutes: int
    schedule: tuple[int, ...]
    first: date
    last: date
    agreed: bool
    above_why: str
    by_name: str
    at: datetime
    ended_why: str
    ended_by_name: str


@dataclass(frozen=True)
class EntryLine:
    """One thing that was noted of a day, with who and when."""

    id: UUID
    attended: int | None
    reason: AbsenceReason | None
    told_by: ToldBy
    text: str
    judged: Judged
    why: str
    by_name: str
    at: datetime


@dataclass(frozen=True)
class DayLine:
    """A planned day of a plan. `entry` is what holds, `earlier` what it replaced, the latest
    first."""

    plan: PlanLine
    day: Day
    entry: EntryLine | None
    earlier: tuple[EntryLine, ...] = ()

    @property
    def on(self) -> date:
        """The day."""
        return self.day.on


@dataclass(frozen=True)
class ActivityLine:
    """Somebody on the unit's list. `week` is this week; none where nothing is planned in it.
    `questions`: days to find out about; `to_note`: days that have been and nobody has noted."""

    person: PersonLine
    case_id: UUID
    number: str
    plans: tuple[PlanLine, ...]
    week: Week | None
    questions: int
    to_note: int


@dataclass(frozen=True)
class ActivityView:
    """One person's activity. Weeks and days are the latest first; `most` is the limit now."""

    case_id: UUID
    number: str
    person: PersonLine
    plans: tuple[PlanLine, ...]
    weeks: tuple[Week, ...]
    days: tuple[DayLine, ...]
    most: Most
    may_write: bool

    @property
    def questions(self) -> tuple[DayLine, ...]:
        """The days that somebody has to find out about, the oldest first."""
        return tuple(each for each in reversed(self.days) if each.day.asks)


@dataclass(frozen=True)
class MyActivity:
    """What the reader has agreed on. `days`: those that they may say they cannot come to, or that
    they were away from."""

    plans: tuple[PlanLine, ...]
    weeks: tuple[Week, ...]
    days: tuple[DayLine, ...]
