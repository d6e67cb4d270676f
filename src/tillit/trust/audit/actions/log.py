"""Write the log. There is one way to tell the world: `record`; and one way to look: `note_read`."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, kind_of, reference_of
from tillit.kernel.events import JSON, Event, tell
from tillit.trust.audit.leaf import canonical, leaf_hash
from tillit.trust.audit.models import Payload
from tillit.trust.audit.ports import ask_before
from tillit.trust.audit.types import Kind, Shows
from tillit.trust.audit.writing import write


@dataclass(frozen=True)
class _Entry:
    kind: Kind
    verb: str
    object_id: UUID | None
    person_id: UUID | None
    facts: dict[str, JSON]


def record(event: Event, *, by: Actor, at: datetime) -> int:
    """Append a change to the log and call everybody who reacts, in the caller's transaction.

    Returns the number of the leaf. Raises RuntimeError outside a transaction: state and trace
    must stand or fall together.
    """
    return record_all([event], by=by, at=at)[0]


def record_all(events: Sequence[Event], *, by: Actor, at: datetime) -> list[int]:
    """As `record`, for many changes that are made at once: first the leaves, then the reactions."""
    _must_be_in_transaction()
    numbers = [_append(_change(event), by=by, at=at) for event in events]
    tell(events, by, at)
    return numbers


def _change(event: Event) -> _Entry:
    return _Entry(Kind.CHANGE, event.verb(), event.about(), event.person_id(), event.facts())


def note_read(
    verb: str,
    *,
    by: Actor,
    at: datetime,
    object_id: UUID | None = None,
    person_id: UUID | None = None,
    shows: Iterable[Shows] = (Shows.IDENTITY,),
    ground: str = "",
    shown: Iterable[UUID] = (),
    count: int | None = None,
) -> int:
    """Append a read to the log, before the answer leaves. No leaf, no page.

    `ground` is the code of the way in that the policy found; `shown` are the ids on a list;
    `count` is the number of answers, also when it is zero. Raises the refusal of whoever is asked
    before each reading (`ports`): then there is no leaf and no page.
    """
    _must_be_in_transaction()
    ask_before(by=by, at=at, object_id=object_id, person_id=person_id, ground=ground)
    classes: list[JSON] = [each.value for each in sorted(shows)]
    facts: dict[str, JSON] = {"shows": classes, "ground": ground}
    ids: list[JSON] = [str(each) for each in shown]
    if ids:
        facts["shown"] = ids
    if count is not None:
        facts["count"] = count
    return _append(_Entry(Kind.READ, verb, object_id, person_id, facts), by=by, at=at)


def _append(entry: _Entry, *, by: Actor, at: datetime) -> int:
    body = canonical(entry.kind, entry.verb, entry.object_id, entry.person_id, entry.facts, by, at)
    salt = os.urandom(16)
    payload = Payload(
        salt=salt,
        body=body,
        kind=entry.kind,
        verb=entry.verb,
        at=at,
        actor_kind=kind_of(by),
        actor_ref=reference_of(by),
        object_id=entry.object_id,
        person_id=entry.person_id,
    )
    return write(leaf_hash(salt, body), payload)


def _must_be_in_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("The log is written in the same transaction as what it tells about")
