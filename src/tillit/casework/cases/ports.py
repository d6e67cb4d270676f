"""Where modules above add what they know to a case's one timeline. Calls go down, news goes up."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor

from .types import TimelineItem

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
