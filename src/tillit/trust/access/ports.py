"""What the policy asks of the register of people, which lies above it."""

from collections.abc import Callable, Collection
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

Kin = Callable[..., Collection[UUID]]
_sources: list[Kin] = []


def register_kin_source(source: Kin) -> None:
    """Say who knows the family of a person: `source(actor, person_id, at=)` gives every entry."""
    if source not in _sources:
        _sources.append(source)


def kin_of(actor: Actor, person_id: UUID, *, at: datetime) -> frozenset[UUID]:
    """Every entry of the family of a person, and of the person. For a colleague's own walls."""
    return frozenset(id_ for source in _sources for id_ in source(actor, person_id, at=at))
