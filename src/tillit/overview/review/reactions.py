"""What the review does when glass is broken. Registered when the app is ready."""

from datetime import datetime, timedelta

from tillit.kernel.actor import Actor
from tillit.kernel.events import on
from tillit.trust.access.events import GlassBroken

from .actions.glass import PROGRAM, take_in_glass


@on(GlassBroken)
def put_on_the_list(event: GlassBroken, by: Actor, at: datetime) -> None:
    """Every emergency opening is looked at by somebody, and the days are counted from now."""
    take_in_glass(since=at - timedelta(seconds=1), by=PROGRAM, at=at)
