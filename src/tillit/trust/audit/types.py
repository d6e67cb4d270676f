"""What others may know about the log."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
class Reading:
    """Somebody read something: who (by reference), what verb, when, and under which ground."""

    actor_kind: str
    actor_ref: str
    verb: str
    at: datetime
    ground: str
