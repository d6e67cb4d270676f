"""Words of the catalogue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

OPEN_ACCESS = "SOL-11-5"  # a service without individual assessment (SoL 11:5)
# What a service to a child or a family rests on, the most usual first.
BASES = ("SOL-11-1", OPEN_ACCESS, "SOL-11-4", "SOL-13-7", "SOL-22-2", "SOL-22-4", "SOL-22-5")


@dataclass(frozen=True)
class KindIn:
    """What the municipality says about a kind of service.

    `legal_basis` is a code of law.bases. `measures` are the questions that the person answers
    on a scale of 1 to 5, the same at start, review and end.
    """

    code: str
    name: str
    description: str
    legal_basis: str
    out_of_home: bool = False
    measures: tuple[str, ...] = ()
    unit_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class ServiceKind:
    """A kind of service as others see it. `law` is the section in words: "SoL 11:1"."""

    code: str
    name: str
    description: str
    legal_basis: str
    law: str
    out_of_home: bool
    measures: tuple[str, ...]
    unit_ids: tuple[UUID, ...]
    published_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""

    @property
    def published(self) -> bool:
        """Whether it can be ordered now."""
        return self.withdrawn_at is None

    @property
    def assessed(self) -> bool:
        """Whether it is given after an individual assessment."""
        return self.legal_basis != OPEN_ACCESS
