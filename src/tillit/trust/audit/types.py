"""What others may know about the log."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db import DatabaseError

from tillit.kernel.refusal import Refusal

# Somebody asked for what they may not open, or what is not there. They have read nothing.
DENIED = "denied"


class Kind(StrEnum):
    """The two kinds of leaf. Each has its own right to be read."""

    CHANGE = "change"
    READ = "read"


class Shows(StrEnum):
    """Classes of fields that a page shows (K1–K6); the leaf records them."""

    IDENTITY = "K1"
    CONTACT = "K2"
    CONTENT = "K3"
    REPORTER = "K4"
    THIRD_PARTY = "K5"
    LOCATION = "K6"


@dataclass(frozen=True)
class ReadLeaf:
    """A member of staff read something about somebody: the leaf's number, and on what ground."""

    leaf: int
    object_id: UUID
    person_id: UUID
    staff_id: UUID
    at: datetime
    ground: str


@dataclass(frozen=True)
class Reading:
    """Somebody read something: who (by reference), what verb, when, and under which ground."""

    actor_kind: str
    actor_ref: str
    verb: str
    at: datetime
    ground: str


@dataclass(frozen=True)
class StaffLeaf:
    """What a member of staff did or read, as the log says it. `shown` are the ids on a list."""

    kind: Kind
    staff_id: UUID
    verb: str
    at: datetime
    object_id: UUID | None
    person_id: UUID | None
    ground: str
    shown: tuple[UUID, ...]


class AccountLeaf(NamedTuple):
    """One leaf of one account, as it was hashed but for who: when, in UTC as ISO 8601 (the texts
    sort as the moments do), and all the rest, which is the same text when the same is done again.
    """

    when: str
    said: str

    @property
    def body(self) -> dict[str, Any]:  # Any: JSON; `canonical` in `leaf` says its form
        """What was said, without who and when."""
        return dict(json.loads(self.said))


class NotLogged(DatabaseError):
    """The log could not be written, so nothing may be shown or changed."""


class LogBroken(Exception):
    """The log is not what was signed. The text says what to do; it names nobody."""


class NotSigned(Refusal):
    """What was asked for has not been signed yet, or lies outside what was."""


class WitnessRefuses(Exception):
    """A witness does not sign. The text says why, to whoever runs the witness."""


@dataclass(frozen=True)
class CheckpointView:
    """What was signed: how many leaves, over which root, when, and the note that others check."""

    id: int
    size: int
    root: bytes
    note: str
    at: datetime


@dataclass(frozen=True)
class KeyLine:
    """A public key that the log has signed with, and from when."""

    text: str
    since: datetime


@dataclass(frozen=True)
class Proof:
    """That one leaf is in the signed log: where, what it says, and its way to the root."""

    index: int
    hash: bytes
    salt: bytes
    body: str
    way: tuple[bytes, ...]
    checkpoint: CheckpointView

    def receipt(self) -> dict[str, object]:
        """As a file for whom it concerns: that the leaf is in the log, without what it says. The
        words name colleagues and relatives by their numbers; an inspector compares them."""
        return {
            "index": self.index,
            "hash": self.hash.hex(),
            "proof": [each.hex() for each in self.way],
            "checkpoint": self.checkpoint.note,
        }

    def written(self) -> dict[str, object]:
        """As a file that the verifier reads."""
        return {
            "index": self.index,
            "salt": self.salt.hex(),
            "body": self.body,
            "proof": [each.hex() for each in self.way],
            "checkpoint": self.checkpoint.note,
        }


@dataclass(frozen=True)
class WitnessLine:
    """A witness whose word counts: what it signed last, and when; `late` when that is too old."""

    name: str
    size: int
    at: datetime | None
    late: bool


@dataclass(frozen=True)
class InspectionLine:
    """The log was read through. `first` is the first fault, in numbers."""

    at: datetime
    leaves: int
    faults: int
    first: str
    unplaced: int


class TypedLine(StrEnum):
    """What came of comparing a printed line with the log."""

    MATCHES = "matches"
    DIFFERS = "differs"
    SHORTER = "shorter"
    MISREAD = "misread"


@dataclass(frozen=True)
class KeptFor:
    """How many years the log is kept, from which day that was decided, or nothing decided."""

    years: int | None
    since: date | None


@dataclass(frozen=True)
class LogView:
    """The log as a whole. `late`: leaves wait for their signature longer than they should."""

    size: int
    signed: CheckpointView | None
    late: bool
    inspection: InspectionLine | None
    witnesses: tuple[WitnessLine, ...]
    line: str
    erased: int
    kept: KeptFor
    keys: tuple[KeyLine, ...]
    by_owner_of_a_file: bool
