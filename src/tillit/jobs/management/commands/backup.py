"""`./tillit backup PATH`: database and documents as one verified, encrypted file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.overview.continuity.actions import back_up
from tillit.overview.continuity.types import Fault

from ._secret import given_secret


class Command(BaseCommand):
    """Make a backup and read it back whole."""

    help = "Write database and documents to one encrypted file (see docs/how-to/backup.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when anything is missing from the set."""
        path: Path = options["path"]
        try:
            secret = given_secret(twice=True)
            manifest = back_up(path, secret, by=System("backup"), at=timezone.now())
        except (Fault, OSError) as fault:
            raise CommandError(str(fault))
        count = len(manifest.parts) - 1
        size = path.stat().st_size
        self.stdout.write(
            f"{path}: {manifest.rows} rows, {count} documents, {size} bytes; read back whole."
        )
        if manifest.missing:
            raise CommandError(
                f"{len(manifest.missing)} documents have no file and are not in the backup: "
                f"{', '.join(manifest.missing[:5])}. The rest is. Run: ./tillit manage documents"
            )
