"""Where intake takes over what tells of a child in danger. Calls go down, so intake plugs in."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from tillit.kernel.actor import Staff


class Reporting(Protocol):
    """Makes a concern report of an opinion's words, in the caller's transaction. Gives its id; the
    same opinion twice is one report."""

    def __call__(self, opinion: UUID, text: str, *, by: Staff, at: datetime) -> UUID:
        """Raises Refusal where no unit receives reports."""


_reporting: list[Reporting] = []


def plug_reporting(reporting: Reporting) -> None:
    """Say who receives reports. Call it in the app's `ready`."""
    _reporting[:] = [reporting]


def report(opinion: UUID, text: str, *, by: Staff, at: datetime) -> UUID:
    """Make a concern report of it. Raises RuntimeError where nobody receives: nothing is lost
    in silence."""
    if not _reporting:
        raise RuntimeError("Nobody receives concern reports")
    return _reporting[0](opinion, text, by=by, at=at)
