"""`./tillit manage documents`: every document against its file, and files without a row."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tillit.contact.documents.queries import count, faults, orphans
from tillit.kernel.actor import System

DAY_SECONDS = 24 * 60 * 60


class Command(BaseCommand):
    """Compare the store with the database."""

    help = "Verify all documents; --sweep removes files without a row that are older than a day."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to remove orphans."""
        parser.add_argument("--sweep", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when a document cannot be read."""
        actor = System("documents")
        for path in list(orphans(actor)):
            # A younger one may belong to a transaction that has not been committed yet.
            old = time.time() - path.stat().st_mtime > DAY_SECONDS
            if options["sweep"] and old:
                path.unlink()
            self.stdout.write(
                f"{path.name}: no row{', removed' if options['sweep'] and old else ''}"
            )
        found = list(faults(actor))
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} documents cannot be read. Restore them from a backup")
        self.stdout.write(f"{count(actor)} documents, all as they were stored.")
