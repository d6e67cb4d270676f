"""Words of an incident."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from tillit.trust.access.types import GuardKind


class Act(StrEnum):
    """What an account did, in kinds that somebody outside understands."""

    READ = "read"
    SEARCHED = "searched"
    REVEALED = "revealed"
    FILE = "file"
    LETTER = "letter"
    EXPORTED = "exported"
    WRITTEN = "written"
    SENT = "sent"
    KEYS = "keys"
    SIGNED_IN = "signed_in"
    TRIED = "tried"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return ACT_WORDS[self]


ACT_WORDS = {
    Act.READ: "öppnade",
    Act.SEARCHED: "sökte fram",
    Act.REVEALED: "tog fram det som är dolt",
    Act.FILE: "öppnade en handling som fil",
    Act.LETTER: "såg eller skrev ut ett brev",
    Act.EXPORTED: "hämtade ut till en fil",
    Act.WRITTEN: "skrev eller ändrade",
    Act.SENT: "skickade eller lämnade ut",
    Act.KEYS: "ändrade roller, konton eller uppdrag",
    Act.SIGNED_IN: "loggade in eller ut",
    Act.TRIED: "försökte öppna utan att få",
}


class Near(StrEnum):
    """How near a person was to what the account did, the nearest first."""

    ABOUT = "about"
    LISTED = "listed"
    NAMED = "named"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return NEAR_WORDS[self]


NEAR_WORDS = {
    Near.ABOUT: "Deras eget",
    Near.LISTED: "På en lista",
    Near.NAMED: "Nämns i någon annans",
}
NEAREST = {near: place for place, near in enumerate(Near)}


class State(StrEnum):
    """How far the reading of the log has come."""

    ASKED = "asked"
    READING = "reading"
    DONE = "done"


class Report(StrEnum):
    """A text for an authority; a human reads it and sends it."""

    IMY = "imy"
    CSIRT = "csirt"


@dataclass(slots=True)
class Touch:
    """What the account did that had to do with one person, or one thing without a person."""

    first: datetime
    last: datetime
    near: Near
    times: int = 0
    classes: set[str] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    things: set[UUID] = field(default_factory=set)

    def come(self, near: Near, thing: UUID | None) -> None:
        """As near as this, by a case or another thing."""
        self.near = min(self.near, near, key=NEAREST.__getitem__)
        if thing:
            self.things.add(thing)

    def note(self, last: datetime, times: int, act: Act, classes: Iterable[str]) -> None:
        """So many times more. What was done first is noted first."""
        self.last = max(self.last, last)
        self.times += times
        self.acts.add(act)
        self.classes.update(classes)


@dataclass(frozen=True)
class Session:
    """One sign-in of the account. `leaves`: what only this one can have done. `device` is empty
    when the program no longer knows (30 days)."""

    begun: datetime
    ended: datetime | None
    device: str
    leaves: int = 0


@dataclass(frozen=True)
class Thing:
    """A case, a report or a service that the account had to do with."""

    id: UUID
    kind: GuardKind
    unit_id: UUID
    root_id: UUID


@dataclass(frozen=True)
class Row:
    """One row of the list of people to inform, or a thing behind which nobody is known. `name` and
    `number` are empty on the page, and masked for protected persons in the file. `about`: the
    numbers of cases with their units, or what it was."""

    person_id: UUID | None
    name: str
    number: str
    protected: bool
    about: tuple[str, ...]
    near: Near
    classes: tuple[str, ...]
    acts: tuple[Act, ...]
    times: int
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Line:
    """An incident on the list of them."""

    id: UUID
    staff_id: UUID
    staff: str
    since: datetime
    until: datetime
    asked_by: str
    asked_at: datetime
    state: State
    persons: int | None


@dataclass(frozen=True)
class Known:
    """An incident as its page shows it. `rows` are the first of them, without names."""

    id: UUID
    staff_id: UUID
    staff: str
    title: str
    shut_at: datetime | None
    since: datetime
    until: datetime
    known_at: datetime
    asked_by: str
    asked_at: datetime
    state: State
    total: int
    read: int
    facts: "Facts | None"
    rows: tuple[Row, ...]
    texts: Mapping[Report, str]
    version: int


@dataclass(frozen=True)
class Facts:
    """What came of reading the log, in numbers."""

    leaves: int
    persons: int
    protected: int
    children: int
    unknown_age: int
    loose: int
    acts: Mapping[str, int]
    classes: Mapping[str, int]
    verbs: Mapping[str, int]
    without: Mapping[str, int]
    sessions: tuple[Session, ...]
    unsure: int
    erased: int


@dataclass(frozen=True)
class Found:
    """What the log says of an account in a time. `without` counts by verb what could not be tied
    to anybody; `unsure` is what several sessions at once can have done."""

    leaves: int
    persons: Mapping[UUID, Touch]
    loose: Mapping[UUID, Touch]
    things: Mapping[UUID, Thing]
    acts: Mapping[str, int]
    classes: Mapping[str, int]
    verbs: Mapping[str, int]
    without: Mapping[str, int]
    sessions: tuple[Session, ...]
    unsure: int
