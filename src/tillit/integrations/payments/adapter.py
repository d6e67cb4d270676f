"""The bank behind the port: files out, reports and statements in."""

from dataclasses import dataclass

from tillit.areas.assistance.types import Payer, PayoutRun, Statement, StatusReport

from . import reports, statements
from .writing import written


@dataclass(frozen=True)
class BankFiles:
    """The municipality's files at its bank. Nothing is sent from here."""

    payer: Payer

    def file_of(self, run: PayoutRun) -> bytes:
        """The file (pain.001). The same run gives the same bytes."""
        return written(run)

    def report_in(self, content: bytes) -> StatusReport:
        """What a pain.002 says. Raises ValueError."""
        return reports.read(content)

    def statements_in(self, content: bytes) -> tuple[Statement, ...]:
        """What a camt.053 or 054 says. Raises ValueError."""
        return statements.read(content)
