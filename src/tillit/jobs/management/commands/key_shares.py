"""`./tillit manage key_shares`: five papers for the safes. Printed, never kept."""

import base64
import os
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.swedish import full_day
from tillit.overview.custody.types import (
    HOLDERS,
    NEEDED,
    WrongShares,
    check_value,
    joined,
    shares_in,
    split,
)
from tillit.trust.sealing.types import keys

NEXT_PAGE = "\f"
OTHERS = ("TILLIT_BACKUP_KEY", "TILLIT_LOG_KEY")


class Command(BaseCommand):
    """Write the papers to standard output, a page for each holder."""

    help = "Five papers with the keys, of which three are enough (docs/how-to/nycklar.md)."
    requires_system_checks = ()  # also where the keys are lost

    def add_arguments(self, parser: CommandParser) -> None:
        """`--join`: the other way, when the keys are lost."""
        parser.add_argument("--join", action="store_true", help="words in, keys out")

    def handle(self, *args: Any, **options: Any) -> None:
        """Every key on every paper, or back again."""
        if options["join"]:
            self._join(sys.stdin.read())
        else:
            self._print()

    def _print(self) -> None:
        shared = [(name, check_value(key), split(key)) for name, key in every_key()]
        today = full_day(timezone.localdate())
        for number in range(HOLDERS):
            self.stdout.write(
                f"TILLIT: NYCKELPAPPER {number + 1} AV {HOLDERS}, {today}\n\n"
                f"{NEEDED} av {HOLDERS} papper behövs för att få tillbaka nycklarna. Ett eller två "
                "säger ingenting.\nLägg det i ett kuvert, försegla, lämna till den som förvarar "
                "papper nummer " + f"{number + 1}.\n"
            )
            for name, check, papers in shared:
                self.stdout.write(f"{name}, kontrolltal {check}\n{_lines(papers[number])}\n")
            self.stdout.write(NEXT_PAGE, ending="")

    def _join(self, typed: str) -> None:
        try:
            fetched = joined(shares_in(typed))
        except WrongShares as problem:
            raise CommandError(str(problem)) from problem
        for key in fetched:
            self.stdout.write(f"kontrolltal {check_value(key)}: {base64.b64encode(key).decode()}")


def every_key() -> Iterator[tuple[str, bytes]]:
    """What the papers carry: every field key, and the keys of the backup and of the log."""
    for key_id, key in keys().items():
        yield f"TILLIT_FIELD_KEYS {key_id}", key
    for name in OTHERS:
        for written in filter(None, os.environ.get(name, "").split(",")):
            try:
                yield name, base64.b64decode(written.strip(), validate=True)
            except ValueError as problem:
                raise CommandError(f"{name} är inte base64. Se efter att allt är med.") from problem


def _lines(words: str) -> str:
    """Numbered rows of six words, so that one can find one's place."""
    each = words.split()
    rows = (each[start : start + 6] for start in range(0, len(each), 6))
    return "\n".join(f"  {6 * n + 1:2}  {'  '.join(row)}" for n, row in enumerate(rows))
