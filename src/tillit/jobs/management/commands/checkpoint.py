"""`./tillit manage checkpoint`: place the new leaves of the log and sign it, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.trust.audit.actions import take_checkpoint
from tillit.trust.audit.queries import latest_checkpoint
from tillit.trust.audit.types import LogBroken


class Command(BaseCommand):
    """The same as the job that runs every minute. Safe to run again."""

    help = "Sign the log as it is now; prints the latest checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        """--whole: look through all leaves, not only the latest."""
        parser.add_argument("--whole", action="store_true")

    def handle(self, *args: Any, whole: bool, **options: Any) -> None:
        """Exit code 1 when the log is not what was signed last."""
        by = System("checkpoint")
        try:
            take_checkpoint(by=by, at=timezone.now(), whole=whole)
        except (LogBroken, ValueError) as problem:
            raise CommandError(str(problem))
        signed = latest_checkpoint(by)
        self.stdout.write(signed.note if signed else "", ending="")
