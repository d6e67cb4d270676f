"""What a party may see of a case, and the decision that says so."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.kernel.actor import ActsAs
from tillit.registers.people.types import RepresentationLine, Shown


class Part(StrEnum):
    """What one decision may open to a party. Nothing is open by default."""

    PATH = "path"
    HOLDER = "holder"
    LETTERS = "letters"
    ASKS = "asks"
    USUAL_TIME = "usual_time"


class PartyAs(StrEnum):
    """Why somebody is a party who may be shown a child's case."""

    CHILD = "child"
    GUARDIAN = "guardian"


class StationCode(StrEnum):
    """The stations of a party's way through a case, in order."""

    ARRIVED = "arrived"
    OPENED = "opened"
    MEETING = "meeting"
    ANSWERING = "answering"
    DECISION = "decision"
    SUPPORT = "support"
    CLOSED = "closed"


class StationState(StrEnum):
    """Whether a station is passed, where the case is, or to come."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True)
class Publishing:
    """What a worker decides to show one party, and why.

    `weighing` tells why something is withheld (OSL 10:3, 12:3). `maturity` is what lets a child
    under 15 have an own channel. `violence` is the separate weighing that a violence mark asks
    for. `guardian_may_act` lets a guardian open a child's page in the child's place;
    `representatives` are the registered powers whose holders may do so.
    """

    parts: frozenset[Part] = frozenset()
    documents: tuple[UUID, ...] = ()
    reason: str = ""
    weighing: str = ""
    maturity: str = ""
    violence: str = ""
    guardian_may_act: bool = False
    representatives: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class PublicationLine:
    """A standing or withdrawn publication, as the worker sees it."""

    id: UUID
    party_id: UUID
    as_: PartyAs
    chosen: Publishing
    decided_by: str
    decided_at: datetime
    opened: bool
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None


@dataclass(frozen=True)
class PartyLine:
    """A party whom something may be shown, what is shown now, and what was before."""

    id: UUID
    name: str
    as_: PartyAs
    own_channel: bool
    standing: PublicationLine | None
    shut: bool
    earlier: tuple[PublicationLine, ...] = ()
    representatives: tuple[RepresentationLine, ...] = ()


@dataclass(frozen=True)
class ViolenceLine:
    """Violence in the family is marked: guardians are shown nothing until it is weighed."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Offered:
    """A document that may be chosen for a party. `name` is a mask in a protected family."""

    id: UUID
    words: str
    name: Shown
    on: date


@dataclass(frozen=True)
class PublishingPage:
    """What the worker needs to decide what parties see."""

    case_id: UUID
    number: str
    child: str
    parties: tuple[PartyLine, ...]
    violence: ViolenceLine | None
    offered: dict[UUID, tuple[Offered, ...]]
    may_write: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Ask:
    """Something asked of a party: read this, and answer by the last day if you want to."""

    id: UUID
    text: str
    asked_on: date
    last_day: date
    document_id: UUID | None = None
    answered_on: date | None = None


@dataclass(frozen=True)
class Paper:
    """A document that a party may open. The title never holds a name."""

    id: UUID
    title: str
    on: date
    decision: bool = False


@dataclass(frozen=True)
class PartyNews:
    """What a module above knows of a case that one party may be told.

    `not_theirs` are documents that were made for somebody else: they can never be chosen.
    """

    arrived_on: date | None = None
    asks: tuple[Ask, ...] = ()
    papers: tuple[Paper, ...] = ()
    not_theirs: frozenset[UUID] = frozenset()
    decided_on: date | None = None
    begun_on: date | None = None


@dataclass(frozen=True)
class Station:
    """One station on the path. `times` counts meetings with this party and nobody else."""

    code: StationCode
    state: StationState
    on: date | None = None
    times: int = 0


@dataclass(frozen=True)
class Handler:
    """Who has the case, and who answers when they are away."""

    name: str
    title: str
    phone: str
    stands_in: str = ""
    unit_name: str = ""


@dataclass(frozen=True)
class UsualTime:
    """The middle half of this town's finished steps, in whole weeks; where this case is, and how
    many cases the weeks are measured on."""

    low: int
    high: int
    week: int
    cases: int

    @property
    def slower(self) -> bool:
        """Whether this case has taken longer than most."""
        return self.week > self.high


@dataclass(frozen=True)
class MyCase:
    """A case as one party sees it. It holds nothing about any other party."""

    id: UUID
    number: str
    party_id: UUID
    as_: PartyAs
    child_name: str
    parts: frozenset[Part]
    stations: tuple[Station, ...] = ()
    ask: Ask | None = None
    answered: Ask | None = None
    papers: tuple[Paper, ...] = ()
    handler: Handler | None = None
    usual: UsualTime | None = None
    last_day: date | None = None
    extended: bool = False
    waits_for_support: bool = False


@dataclass(frozen=True)
class ActsForLine:
    """Somebody whose page the resident may open in their place, and on what ground."""

    id: UUID
    name: str
    as_: ActsAs


@dataclass(frozen=True)
class MyCases:
    """What one resident may open, for whom, and for whom else they may act."""

    cases: tuple[MyCase, ...]
    acts_for: str
    others: tuple[ActsForLine, ...]


@dataclass(frozen=True)
class MyReply:
    """A reply being written, or sent."""

    text: str
    version: int
    saved_at: datetime | None
    sent_at: datetime | None
