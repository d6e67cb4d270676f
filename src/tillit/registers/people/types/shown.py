"""What others may know about a person, as lists and pages show it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tillit.kernel.protected import Protected
from tillit.kernel.refusal import Refusal

from .letters import PlaceLine
from .words import (
    ContactKind,
    Protection,
    RelationKind,
    RepresentationKind,
    Sex,
    Shown,
    Source,
)


@dataclass(frozen=True)
class PersonLine:
    """A person on a list. Protected and not opened: only the mask, and no day of birth."""

    id: UUID
    name: str
    short_name: str
    born: date | None
    protection: Protection
    number: str = ""  # masked: the year and dots
    dead_on: date | None = None
    sort_key: str = ""

    def age_on(self, day: date) -> int | None:
        """Whole years on a day, or None when the day of birth is not known or not shown."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True)
class FamilyMember:
    """Somebody around a person. A protected one has no relation, no household and no guardian."""

    line: PersonLine
    relation: str
    households: tuple[str, ...] = ()
    guardian: bool = False


@dataclass(frozen=True)
class Home:
    """A household that a person lives in, with the share as words: varannan vecka."""

    id: UUID
    label: Shown
    address: Shown
    place: Shown
    share: str
    since: date
    source: Source

    @property
    def hidden(self) -> bool:
        """Whether somebody protected lives here, so that it is shown only when asked for."""
        return isinstance(self.label, Protected)


@dataclass(frozen=True)
class Way:
    """A way to reach somebody, and whether it is safe."""

    id: UUID
    kind: ContactKind
    value: Shown
    safe: bool
    source: Source


@dataclass(frozen=True)
class Needs:
    """What must be known before any letter or call. The newest version holds."""

    interpreter: str
    safe_way: str
    never: str
    version: int
    set_by: UUID | None
    set_at: datetime


@dataclass(frozen=True)
class Threat:
    """A warning before a visit. It ends by itself, at most a year after it was raised."""

    id: UUID
    person_id: UUID
    reason: str
    told: str
    raised_by: UUID | None
    raised_at: datetime
    ends_on: date


@dataclass(frozen=True)
class RelationLine:
    """A typed relation as the person page shows it."""

    id: UUID
    other: PersonLine
    kind: RelationKind
    since: date
    source: Source


@dataclass(frozen=True)
class RepresentationLine:
    """Somebody who acts for a person, between which days, and by which document."""

    id: UUID
    person: PersonLine
    representative: PersonLine
    kind: RepresentationKind
    since: date
    until: date | None
    paper: str


@dataclass(frozen=True)
class Look:
    """What is compared to see whether two persons are near each other: never shown to anybody.

    `addresses` are street and number with the place, in small letters; `kin` are relatives and
    those who live or have lived in the same home.
    """

    name: str
    homes: frozenset[UUID]
    addresses: frozenset[str]
    kin: frozenset[UUID]


@dataclass(frozen=True)
class HistoryLine:
    """Something that was changed about a person: when, by whom, what, as a code and words."""

    at: datetime
    by: UUID | None
    code: str
    words: str


@dataclass(frozen=True)
class MergeAskLine:
    """Two entries that somebody says are one, and a second colleague has not answered. It names
    neither of them."""

    id: UUID
    keep: UUID
    drop: UUID
    asked_by: UUID
    asked_at: datetime


@dataclass(frozen=True)
class MergeLine:
    """Two persons that were found to be one, with what undoing needs."""

    id: UUID
    dropped: PersonLine
    reason: str
    at: datetime
    by: UUID | None


@dataclass(frozen=True)
class PersonCard:
    """What the person page shows. What is protected is a mask until it is asked for."""

    line: PersonLine
    name: Shown
    given_name: Shown
    family_name: Shown
    sex: Sex
    language: str
    homes: tuple[Home, ...]
    family_homes: tuple[Home, ...]  # where relatives live and this person does not
    ways: tuple[Way, ...]
    needs: Needs | None
    family: tuple[FamilyMember, ...]
    relations: tuple[RelationLine, ...]
    representatives: tuple[RepresentationLine, ...]
    threats: tuple[Threat, ...]
    merges: tuple[MergeLine, ...]
    places: tuple[PlaceLine, ...]
    history: tuple[HistoryLine, ...]
    ground: str
    has_number: bool
    version: int


@dataclass(frozen=True)
class SearchAnswer:
    """The answer to a search: lines in Swedish order, or a sentence that says what to do."""

    lines: tuple[PersonLine, ...] = ()
    similar: bool = False
    too_many: bool = False
    sentence: str = ""
    over_budget: bool = False


class AlreadyRegistered(Refusal):
    """The number belongs to somebody already. `existing` is that person's id."""

    def __init__(self, existing: UUID) -> None:
        super().__init__("Personnumret finns redan i registret. Sök på numret i stället.")
        self.existing = existing
