"""What the counting says to the page that is being made: how many today, and the two limits; and to
whatever sends the page, that it met the stop."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Staff
from tillit.trust.access.policies import Budget


@dataclass(frozen=True)
class Said:
    """To whom and when it was said: another page, or another reader, is told nothing."""

    staff_id: UUID
    at: datetime
    opened: int
    budget: Budget


_said: ContextVar[Said | None] = ContextVar("opened_today", default=None)


def say(by: Staff, at: datetime, opened: int, budget: Budget) -> None:
    """Leave a remark for this page when the first limit is reached. Costs no query."""
    _said.set(Said(by.id, at, opened, budget) if opened >= budget.soft else None)


def said(by: Staff, at: datetime) -> Said | None:
    """The remark that was left for this reader at this moment."""
    found = _said.get()
    return found if found and (found.staff_id, found.at) == (by.id, at) else None


_stopped: ContextVar[tuple[UUID, datetime] | None] = ContextVar("stopped_today", default=None)


def stop(by: Staff, at: datetime) -> None:
    """Remember that the stop was met, whoever catches the refusal. Costs no query."""
    _stopped.set((by.id, at))


def is_stopped(by: Staff, at: datetime) -> bool:
    """Whether this reader met the stop at this moment."""
    return _stopped.get() == (by.id, at)
