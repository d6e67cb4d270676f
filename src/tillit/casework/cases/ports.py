"""Where modules above add what they know to a case. Calls go down, news goes up."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

from .types import PartyNews, TimelineItem

# (actor, case_id, at) → what happened. The actor has been let in to the case; the source shows no
# more than the actor may see, and makes the same number of queries however much there is.
TimelineSource = Callable[[Actor, UUID, datetime], list[TimelineItem]]

_sources: list[TimelineSource] = []


def register_timeline(source: TimelineSource) -> TimelineSource:
    """Add a source, once. Call it in the app's `ready`."""
    if source not in _sources:
        _sources.append(source)
    return source


def timeline_sources() -> tuple[TimelineSource, ...]:
    """Everybody who adds to the timeline."""
    return tuple(_sources)


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
