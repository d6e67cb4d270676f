"""Facts about messages, without their words."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Event


@dataclass(frozen=True)
class MessageSent(Event):
    """A party wrote to those who have the case, or they to the party."""

    OBJECT: ClassVar[str] = "case"
    PERSON: ClassVar[str] = "party"
    case: UUID
    party: UUID
    message: UUID
    from_party: bool
