"""Where modules above add what they know to a case. Calls go down, news goes up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.law.disclosure import Recipient

from .types import CaseKind, PartyNews, TimelineItem

# (actor, case_id, at) → what happened. The actor has been let in to the case; the source shows no
# more than the actor may see, and makes the same number of queries however much there is.
TimelineSource = Callable[[Actor, UUID, datetime], list[TimelineItem]]

_sources: dict[TimelineSource, CaseKind | None] = {}


def register_timeline(source: TimelineSource, kind: CaseKind | None = None) -> TimelineSource:
    """Add a source, once, for cases of one kind or of all. Call it in the app's `ready`."""
    _sources[source] = kind
    return source


def timeline_sources(kind: CaseKind) -> tuple[TimelineSource, ...]:
    """Everybody who adds to the timeline of such a case."""
    return tuple(source for source, only in _sources.items() if only in (None, kind))


# (actor, case_id, party_ids, at) → what this party may be told, and nothing of anybody else's.
# `party_ids` are all ids that the party has had. The caller has let the actor in.
PartySource = Callable[[Actor, UUID, frozenset[UUID], datetime], PartyNews]

_party_sources: list[PartySource] = []


def register_party_source(source: PartySource) -> PartySource:
    """Add a source of what a party may be told, once. Call it in the app's `ready`."""
    if source not in _party_sources:
        _party_sources.append(source)
    return source


def party_sources() -> tuple[PartySource, ...]:
    """Everybody who knows something that a party may be told."""
    return tuple(_party_sources)


@dataclass(frozen=True)
class Sent:
    """Something that the program itself sends to another authority, or writes down as sent.

    It lies under a case, a report's line or both. `chosen`: a human chose the ground, so one that
    does not fit is refused; else the ground follows from what was sent. `oral`: not on paper.
    """

    case_id: UUID | None
    line_id: UUID | None
    person_id: UUID | None
    number: str
    recipient: Recipient
    name: str
    what: str
    ground: str
    weighing: str
    chosen: bool
    oral: bool | None = None


class ReleaseWriter(Protocol):
    """Writes the row of the register of releases, in the caller's transaction."""

    def __call__(self, sent: Sent, *, by: Actor, at: datetime) -> None:
        """Raises Refusal when the ground does not fit or nothing was weighed."""


_writers: list[ReleaseWriter] = []


def register_release_writer(writer: ReleaseWriter) -> None:
    """Say who keeps the register of releases, once. Call it in the app's `ready`."""
    if writer not in _writers:
        _writers.append(writer)


def keep_release(sent: Sent, *, by: Actor, at: datetime) -> None:
    """Write down what leaves to another authority, in the transaction that sends it (OSL 10, 26).

    Raises RuntimeError where nobody keeps the register: nothing leaves without its row.
    """
    if not _writers:
        raise RuntimeError("Nobody keeps the register of releases")
    for writer in _writers:
        writer(sent, by=by, at=at)
