"""What a party is asked about a service on their own pages."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .words import ConsentAnswer, ConsentRole


@dataclass(frozen=True)
class MyConsent:
    """One's own answer, and as whom one is asked. Nothing of anybody else's."""

    answer: ConsentAnswer | None
    at: datetime | None
    role: ConsentRole


@dataclass(frozen=True)
class MyService:
    """A service that a party is asked about on their own pages."""

    id: UUID
    kind_name: str
    unit_name: str
    consent: MyConsent | None
    may_think: bool
