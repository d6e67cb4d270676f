"""Facts about the catalogue."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from tillit.kernel.events import Code, Event


@dataclass(frozen=True)
class ServiceKindPublished(Event):
    """A kind of service can be ordered, or what is said about it was changed."""

    OBJECT: ClassVar[str] = "kind"
    kind: UUID
    code: Code
    out_of_home: bool


@dataclass(frozen=True)
class ServiceKindWithdrawn(Event):
    """A kind of service can no longer be ordered. What has been ordered goes on."""

    OBJECT: ClassVar[str] = "kind"
    kind: UUID
    code: Code
