"""`./tillit manage export_log PATH`: the log as a file for an inspector."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import export_log
from tillit.trust.audit.queries import known_keys


class Command(BaseCommand):
    """Write the log, or a part of it, to a file that only its owner may read."""

    help = "Write the log to a file for an inspector (docs/how-to/loggen.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and which part."""
        parser.add_argument("path", type=Path)
        parser.add_argument("--from", dest="start", type=int, default=0)
        parser.add_argument("--to", dest="end", type=int, help="until before this leaf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when there is nothing signed, or the file is there already."""
        path: Path = options["path"]
        by = System("export_log")
        try:
            found = export_log(by=by, at=timezone.now(), start=options["start"], end=options["end"])
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except (Refusal, OSError) as problem:
            raise CommandError(str(problem))
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(found.lines())
        self.stdout.write(f"{path}: leaves {found.start} to {found.end - 1}")
        for key in known_keys(by):
            self.stdout.write(f"key from {key.since:%Y-%m-%d}: {key.text}")
