"""Words of the directory."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

FRESH_DAYS = 180  # our own choice: so long after somebody confirmed it an offer is still found


class Way(StrEnum):
    """How one gets it: at once (SoL 11:5), after an assessment (11:1), or from somebody else."""

    OPEN = "open"
    ASSESSED = "assessed"
    OTHERS = "others"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Way.OPEN: "Ingen ansökan", Way.ASSESSED: "Efter ansökan", Way.OTHERS: "Ges av andra",
        }[self]  # fmt: skip


class Identity(StrEnum):
    """What whoever comes has to say of who they are."""

    NAMED = "named"
    FIRST_NAME = "first_name"
    NOBODY = "nobody"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Identity.NAMED: "Du säger vem du är",
            Identity.FIRST_NAME: "Förnamn räcker",
            Identity.NOBODY: "Du behöver inte säga vem du är",
        }[self]


class Where(StrEnum):
    """What kind of place it is."""

    INDOORS = "indoors"
    OUTDOORS = "outdoors"
    ONLINE = "online"
    PHONE = "phone"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Where.INDOORS: "Inomhus", Where.OUTDOORS: "Utomhus", Where.ONLINE: "På nätet",
            Where.PHONE: "Telefon",
        }[self]  # fmt: skip


class Access(StrEnum):
    """What makes a place easier to come to."""

    STEP_FREE = "step_free"
    TOILET = "toilet"
    LOOP = "loop"
    QUIET = "quiet"
    PRAM = "pram"

    @property
    def words(self) -> str:
        """As it is read."""
        return {
            Access.STEP_FREE: "inga trappsteg", Access.TOILET: "toalett för rullstol",
            Access.LOOP: "hörslinga", Access.QUIET: "lugnt rum", Access.PRAM: "plats för barnvagn",
        }[self]  # fmt: skip


LANGUAGES: Mapping[str, str] = {
    "sv": "svenska", "en": "engelska", "ar": "arabiska", "so": "somaliska", "fi": "finska",
    "fa": "persiska", "ti": "tigrinja", "uk": "ukrainska", "swl": "svenskt teckenspråk",
}  # fmt: skip


@dataclass(frozen=True)
class Hours:
    """Open on a weekday (0 is Monday), from and until. `drop_in`: one may just turn up."""

    weekday: int
    opens: time
    closes: time
    drop_in: bool = True


@dataclass(frozen=True)
class PlaceIn:
    """What is said about a place. `north`, `east`: degrees (WGS 84), or nothing."""

    name: str
    where: Where
    address: str = ""
    north: Decimal | None = None
    east: Decimal | None = None
    access: frozenset[Access] = frozenset()
    way_in: str = ""


@dataclass(frozen=True)
class OfferIn:
    """What is said about an offer. `kind`: the code of what always needs an assessment, or "".
    `alone_from`: the age from which no guardian is asked, where it is given without assessment."""

    code: str
    name: str
    what: str
    for_whom: str
    happens: str
    begin: str
    cost: str
    way: Way
    kind: str = ""
    languages: tuple[str, ...] = ("sv",)
    situations: tuple[str, ...] = ()
    words: str = ""
    min_age: int | None = None
    max_age: int | None = None
    alone_from: int | None = None
    identity: Identity = Identity.NAMED
    board_number: str = ""
    board_on: date | None = None
    board_why: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    hours: Mapping[UUID, tuple[Hours, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A place as it is read."""

    id: UUID
    name: str
    where: Where
    address: str
    north: Decimal | None
    east: Decimal | None
    access: tuple[Access, ...]
    way_in: str


@dataclass(frozen=True)
class Offer:
    """An offer as it is read. `confirmed_on`: the last day somebody said that it is true."""

    id: UUID
    said: OfferIn
    places: tuple[Place, ...]
    wait_days: int | None
    wait_on: date | None
    confirmed_at: datetime
    confirmed_by: str
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""


@dataclass(frozen=True)
class Situation:
    """How somebody has it. `words`: what they type, as a word or some together."""

    code: str
    title: str
    hint: str
    icon: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Danger:
    """Words that put 112 and the duty service first. `says`: "life" or "violence"."""

    says: str
    words: tuple[str, ...]
