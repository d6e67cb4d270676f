"""`./tillit manage reseal`: move everything sealed to the first key. Can be broken off."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.overview.custody.actions import reseal


class Command(BaseCommand):
    """Reseal; exit code 1 when something could not be opened."""

    help = "Move every sealed value and document to the first key (docs/how-to/nycklar.md)."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a table while it works."""
        try:
            moved = reseal(by=System("reseal"), at=timezone.now(), tell=self.stdout.write)
        except DatabaseError as problem:
            raise CommandError(
                f"{problem}\nPå PostgreSQL körs kommandot som ägaren: TILLIT_AS_OWNER=1"
            ) from problem
        self.stdout.write(f"{moved.values} värden och {moved.documents} handlingar flyttade.")
        if moved.left:
            raise CommandError(
                f"{len(moved.left)} går inte att öppna med nycklarna som finns: "
                f"{', '.join(sorted(set(moved.left))[:5])}"
            )
