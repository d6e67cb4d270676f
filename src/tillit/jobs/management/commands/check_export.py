"""`./tillit manage check_export PATH`: an export against its manifest."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tillit.overview.disposal.extracts import faults


class Command(BaseCommand):
    """Every hash and every count; nothing is written."""

    help = "Compare an export of a person with its own manifest."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Which file."""
        parser.add_argument("path", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when anything differs."""
        if found := faults(options["path"]):
            raise CommandError("; ".join(found[:10]))
        self.stdout.write(f"{options['path']}: whole, as its manifest says.")
