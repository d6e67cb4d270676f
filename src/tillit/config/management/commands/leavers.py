"""End the accounts of those who have left, by a file from the register of employees."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tillit.config.clock import now
from tillit.integrations.leavers.file import read
from tillit.kernel.actor import System
from tillit.kernel.refusal import Refusal
from tillit.trust.identity.actions import take_leavers


class Command(BaseCommand):
    """`manage.py leavers FILE`: at once, also for those who are signed in."""

    help = "End the accounts named in a file (account;last day), at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, help="one line each: alma.ek;2026-11-30")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Read the file, end the accounts, and count."""
        try:
            done = take_leavers(read(options["file"]), by=System("leavers"), at=now())
        except (OSError, ValueError, Refusal) as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(
            f"Ended: {done.ended}. End later: {done.ahead}. Not known here: {done.unknown}."
        )
