"""`./tillit manage key_drill`: fetch the papers, and see that they open everything."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.overview.custody.actions import drill
from tillit.overview.custody.types import WrongShares, check_value, joined, shares_in


class Command(BaseCommand):
    """Read words from a file or from the keyboard; exit code 1 unless everything opened."""

    help = "Try the keys of three papers on everything that is sealed (docs/how-to/nycklar.md)."
    requires_system_checks = ()  # also where the keys are lost

    def add_arguments(self, parser: CommandParser) -> None:
        """Where the words are; nothing: they are typed, and end with an empty Ctrl-D."""
        parser.add_argument("papers", nargs="?", type=Path, help="a file, in memory if you can")

    def handle(self, *args: Any, **options: Any) -> None:
        """Changes nothing and shows nothing of what it opens."""
        if options["papers"] is None:
            self.stdout.write("Skriv orden från tre papper. Avsluta med Ctrl-D på en tom rad.")
        text = options["papers"].read_text() if options["papers"] else sys.stdin.read()
        try:
            fetched = joined(shares_in(text))
        except WrongShares as problem:
            raise CommandError(str(problem)) from problem
        for key in fetched:
            self.stdout.write(f"Nyckel ur papperen: kontrolltal {check_value(key)}")
        result = drill(fetched, by=System("key_drill"), at=timezone.now())
        self.stdout.write(
            f"{result.opened} öppnade med papperens nycklar, {len(result.left)} gick inte att "
            f"öppna. Kontroll: utan nycklarna öppnades {result.opened_without}."
        )
        if not result.held:
            raise CommandError(
                "Papperen räcker inte. Skriv ut nya i dag: ./tillit manage key_shares"
            )
