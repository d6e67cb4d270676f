"""Who asks now: said once at the program's door, read where PostgreSQL is told of it.

The doors are a request, a job and a command. Whoever comes in through none of them is nobody, and
a new thread is nobody until it has said who asks. What is said here opens nothing by itself: the
policy is asked as always, and the wall in the database (ADR 13) only takes rows away.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from .actor import Actor, Resident, Staff, System

NOBODY = ""
_asks: ContextVar[str | None] = ContextVar("asks", default=None)


def written(actor: Actor, at: datetime | None = None) -> str:
    """Who asks and when, as the database is told: words without spaces in them, one space
    between. Nobody for a guest, and for a reporter: they are known by nothing."""
    if isinstance(actor, System):
        return f"system {actor.name}"
    if isinstance(actor, Staff) and at is not None:
        return f"staff {actor.id} {at.isoformat()}"
    if isinstance(actor, Resident):
        return f"resident {actor.id} {actor.acts_for or actor.id}"
    return NOBODY


@contextmanager
def asking(actor: Actor, at: datetime | None = None) -> Iterator[None]:
    """While this lasts, it is the actor who asks, at that moment. Staff need the moment."""
    token = _asks.set(written(actor, at))
    try:
        yield
    finally:
        _asks.reset(token)


def who_asks() -> str | None:
    """What was said, or None where nothing was."""
    return _asks.get()
