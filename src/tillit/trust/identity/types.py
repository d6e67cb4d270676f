"""Words of identity."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Audience(StrEnum):
    """For whom a sign-in is."""

    STAFF = "staff"
    RESIDENT = "resident"


@dataclass(frozen=True)
class Identified:
    """What an identity provider vouches for. `level` is the assurance level (1–4)."""

    subject: str
    name: str
    level: int
    person_number: str = ""


@dataclass(frozen=True)
class StaffView:
    """A colleague as others see them."""

    id: UUID
    name: str
    title: str
    qualified: bool
    active: bool
    phone: str = ""
