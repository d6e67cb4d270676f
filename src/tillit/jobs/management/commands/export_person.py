"""`./tillit manage export_person ID PATH`: everything about a person, readable without us."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.disposal.actions import export_person


class Command(BaseCommand):
    """Write the export to a file that is not there yet, and compare it before it counts."""

    help = "Write everything about one person to a zip (JSON Lines, PDF/A, files, manifest)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom, and where to."""
        parser.add_argument("person", type=UUID)
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when the export is not whole; then no file is left."""
        path: Path = options["path"]
        try:
            target = path.open("x+b")
        except OSError as fault:
            raise CommandError(str(fault))
        path.chmod(0o600)
        try:
            with target:
                made = export_person(
                    options["person"], target, by=System("export_person"), at=timezone.now()
                )
        except (NotThere, Refusal) as fault:
            path.unlink()
            raise CommandError(str(fault) or "There is no such person")
        self.stdout.write(
            f"{path}: {made.records} records, {made.files} files, SHA-256 {made.digest}; compared."
        )
