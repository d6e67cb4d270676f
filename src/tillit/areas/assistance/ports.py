"""What financial assistance needs from the outside world: the registers, and a bank."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from .types import (
    Agency,
    Answers,
    Payer,
    PayoutRun,
    Question,
    Statement,
    StatusReport,
    together,
)


class Registers(Protocol):
    """A way to one or more agencies."""

    @property
    def agencies(self) -> frozenset[Agency]:
        """Those it can reach."""
        ...

    def ask(self, question: Question, *, at: datetime) -> Answers:
        """Ask those of its agencies that the question has a ground for.

        Never raises for what others do: who does not answer is Failed. Leaves no trace of its own;
        the caller has noted that we ask before it is called.
        """
        ...


_plugged: list[Registers] = []


def plug(*sources: Registers) -> None:
    """Put the sources in place. Each agency has one. Done by the wiring (tillit.config)."""
    reached = [agency for source in sources for agency in source.agencies]
    if len(reached) != len(set(reached)):
        raise ValueError("Two sources reach the same agency")
    _plugged[:] = sources


def sources() -> Sequence[Registers]:
    """The sources that are in place; none while nothing is configured."""
    return tuple(_plugged)


def ask(question: Question, *, at: datetime) -> Answers:
    """Ask all sources that there is a ground for. Who is reached by none is NotAsked."""
    wanted = [source for source in sources() if source.agencies & question.asked]
    return together(question, [source.ask(question, at=at) for source in wanted], at=at)


class Bank(Protocol):
    """The municipality's bank, as files that people carry."""

    @property
    def payer(self) -> Payer:
        """Who pays, and from which account."""
        ...

    def file_of(self, run: PayoutRun) -> bytes:
        """The file that tells the bank to pay. The same run gives the same bytes."""
        ...

    def report_in(self, content: bytes) -> StatusReport:
        """What the bank says of a file. Raises ValueError where it is none."""
        ...

    def statements_in(self, content: bytes) -> tuple[Statement, ...]:
        """What the bank has booked. Raises ValueError where it is none."""
        ...


_banks: list[Bank] = []


def plug_bank(*banks: Bank) -> None:
    """Put the bank in place: one, or none."""
    _banks[:] = banks[:1]


def bank() -> Bank | None:
    """The bank that is in place; None while nothing is configured."""
    return _banks[0] if _banks else None
