"""Read in which accounts colleagues' pay goes to, so that no assistance goes there unseen."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tillit.areas.assistance.actions import take_salary_accounts
from tillit.config.clock import now
from tillit.kernel.actor import System
from tillit.kernel.refusal import Refusal


class Command(BaseCommand):
    """`manage.py salary_accounts FILE`: in place of those known before. Only fingerprints stay."""

    help = "Know colleagues' salary accounts again (account's name;account number)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, help="one line each: alma.ek;6000 123456789")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Read the file and count. A bad line changes nothing, and is told by its number."""
        try:
            lines = read(options["file"].read_text("utf-8-sig"))
            known, met = take_salary_accounts(lines, by=System("salary accounts"), at=now())
        except (OSError, ValueError, Refusal) as wrong:
            raise CommandError(str(wrong)) from None
        self.stdout.write(f"Known: {known}. Payees that now wait for a leader: {met}.")


def read(text: str) -> list[tuple[str, str]]:
    """Whose and which, a line each. Raises ValueError with the number of a line, never its words:
    an account stands there."""
    found = []
    for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=";"), start=1):
        if not cells or (number == 1 and cells[0].strip().lower() in {"subject", "konto"}):
            continue
        if len(cells) != 2:
            raise ValueError(f"line {number}: two cells are wanted (alma.ek;6000 123456789)")
        found.append((cells[0].strip(), cells[1].strip()))
    return found
