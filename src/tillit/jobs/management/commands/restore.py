"""`./tillit restore PATH`: a town back from a backup, into an empty place, compared."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.overview.continuity.actions import restore
from tillit.overview.continuity.types import Fault

from ._secret import given_secret


class Command(BaseCommand):
    """Restore into an empty place."""

    help = "Restore database and documents from a backup (see docs/how-to/backup.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where from."""
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Says what was restored and up to when."""
        try:
            secret = given_secret(twice=False)
            found = restore(options["path"], secret, by=System("restore"), at=timezone.now())
        except (Fault, OSError) as fault:
            raise CommandError(str(fault))
        self.stdout.write(
            f"Restored {found.rows} rows and {len(found.parts) - 1} documents as they were at "
            f"{found.made_at}. Rows, log and documents agree with the backup."
        )
        if found.missing:
            self.stdout.write(
                f"{len(found.missing)} documents were missing already when the backup was made: "
                f"{', '.join(found.missing)}"
            )
