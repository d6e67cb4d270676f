"""What the areas say of their own kinds of cases: who the parties are, and what must be weighed.

A child's case needs none of it: decisions know the family. Calls go down, news goes up.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import Actor

from .parties import Party

__all__ = [
    "Check",
    "Children",
    "Gate",
    "KindOfCase",
    "Parties",
    "Party",
    "Replaced",
    "known_of",
    "register_kind",
]

# (actor, case_id, at) → the parties of the case. The caller has let the actor in.
Parties = Callable[[Actor, UUID, datetime], tuple[Party, ...]]
# (actor, case_id, at) → whether a decision in the case touches children.
Children = Callable[[Actor, UUID, datetime], bool]
# (actor, decision_id, at): raises Refusal where the proposal no longer is what the area stands for.
Check = Callable[[Actor, UUID, datetime], None]
# (actor, decision_id, at) → every reason why the program may not make the decision itself.
Gate = Callable[[Actor, UUID, datetime], tuple[str, ...]]


# (actor, the decision that was, the one in its place, what it gives in kronor where somebody said
# so, whether a court made it, at): what follows in the area. In the same transaction.
Replaced = Callable[[Actor, UUID, UUID, Decimal | None, bool, datetime], None]


@dataclass(frozen=True)
class KindOfCase:
    """What an area knows about its own kind of cases."""

    parties: Parties
    has_children: Children
    check: Check
    gate: Gate
    replaced: Replaced


_kinds: dict[CaseKind, KindOfCase] = {}


def register_kind(kind: CaseKind, known: KindOfCase) -> None:
    """Say what is known about a kind of cases. Call it in the app's `ready`."""
    _kinds[kind] = known


def known_of(kind: CaseKind) -> KindOfCase | None:
    """What an area has said of a kind of cases; nothing of a child's."""
    return _kinds.get(kind)
