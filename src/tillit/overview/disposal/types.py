"""Words of disposal that others may use."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.lines import Line
from tillit.law.retention import FileFacts


class Why(StrEnum):
    """Why a file is kept, or left the quarantine."""

    OPEN = "open"
    NEVER = "never"
    RESEARCH = "research"
    UNKNOWN = "unknown"
    NOT_YET = "not_yet"
    OTHER = "other"
    HELD = "held"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return _WHY[self]


_WHY = {
    Why.OPEN: "Akten är öppen",
    Why.NEVER: "Gallras aldrig",
    Why.RESEARCH: "Sparas för forskning",
    Why.UNKNOWN: "Något är okänt",
    Why.NOT_YET: "Inte än",
    Why.OTHER: "Andra uppgifter om personen sparas",
    Why.HELD: "Någon annans akt hänger ihop med den här",
    Why.RETURNED: "Personen har kommit tillbaka",
    Why.WITHDRAWN: "Togs ut ur karantänen",
}


@dataclass(frozen=True)
class Matter:
    """A case or a report in somebody's file. Without `facts` something about it is unknown, and
    `unknown` says what."""

    id: UUID
    number: str
    facts: FileFacts | None
    unknown: str = ""


@dataclass(frozen=True)
class Reason:
    """What decided about one matter, with the rule's source and mark."""

    number: str
    why: Why | None  # none: this matter is ripe
    line: Line


@dataclass(frozen=True)
class Verdict:
    """What happens to a person's file on a day. `duty_day`: the duty to dispose arose; `done_by`:
    when it must be done. Not ripe: `reasons` say why, and nothing may be touched."""

    ripe: bool
    reasons: tuple[Reason, ...]
    duty_day: date | None = None
    done_by: date | None = None

    @property
    def why(self) -> Why | None:
        """The weightiest reason to keep."""
        found = [each.why for each in self.reasons if each.why]
        return min(found, key=list(Why).index) if found else None

    @property
    def rule(self) -> Line:
        """The line that decides: the last to become ripe, or the weightiest reason to keep."""
        if self.ripe:
            return max(self.reasons, key=lambda each: each.line.day or date.min).line
        return next(each.line for each in self.reasons if each.why is self.why)


@dataclass(frozen=True)
class FileLine:
    """A person's file in the dry run. `numbers` are those of its cases and reports: no names."""

    person_id: UUID
    numbers: tuple[str, ...]
    last_entry: datetime | None
    verdict: Verdict


@dataclass(frozen=True)
class DryRun:
    """Every file, as the rules see it on a day. Nothing has been touched."""

    on: date
    ripe: tuple[FileLine, ...]
    kept: tuple[FileLine, ...]

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self.ripe) + len(self.kept)


class Step(StrEnum):
    """Where a file is on its way out."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    LEFT = "left"
    DONE = "done"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return {
            Step.PROPOSED: "Väntar på godkännande",
            Step.APPROVED: "Godkänd",
            Step.LEFT: "Togs ut",
            Step.DONE: "Gallrad",
        }[self]


@dataclass(frozen=True)
class DisposalLine:
    """A file in line: numbers, rule, days, by whom. No names of residents."""

    id: UUID
    person_id: UUID
    numbers: tuple[str, ...]
    rule: str
    source: str
    status: str
    duty_day: date
    done_by: date
    step: Step
    quarantine_until: date
    archive_first: bool
    proposed_by: UUID
    proposed_by_name: str
    proposed_at: datetime
    approved_by_name: str
    approved_at: datetime | None
    ended_at: datetime | None
    left_because: Why | None
    rows: int
    files: int


@dataclass(frozen=True)
class RemovedList:
    """A list of what was removed, with its hash: the log has the same one."""

    id: UUID
    made_at: datetime
    made_by_name: str
    digest: str
    lines: tuple[DisposalLine, ...]


@dataclass(frozen=True)
class Exported:
    """An export that was made: how much it holds and the hash of the file."""

    records: int
    files: int
    digest: str
