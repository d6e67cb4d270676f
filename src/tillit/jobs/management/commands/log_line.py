"""`./tillit manage log_line [LINE]`: the line to print today, or a printed one compared."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.trust.audit.queries import compare_line, line_to_print
from tillit.trust.audit.types import TypedLine

SAID = {
    TypedLine.MATCHES: "The log begins with what was printed.",
    TypedLine.DIFFERS: "THE LOG IS ANOTHER than when the line was printed. Change nothing",
    TypedLine.SHORTER: "THE LOG IS SHORTER than when the line was printed. Change nothing",
    TypedLine.MISREAD: "A character is wrong, or this is no such line. Look once more at the paper",
}


class Command(BaseCommand):
    """Print, or compare."""

    help = "Print today's line of the log, or compare a printed one (docs/how-to/loggen.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        """The line from the binder, in as many words as it has."""
        parser.add_argument("line", nargs="*")

    def handle(self, *args: Any, line: list[str], **options: Any) -> None:
        """Exit code 1 when the log is not what was printed."""
        by = System("log-line")
        if not line:
            self.stdout.write(line_to_print(by, at=timezone.now()))
            return
        found = compare_line(by, " ".join(line))
        if found is not TypedLine.MATCHES:
            raise CommandError(SAID[found])
        self.stdout.write(SAID[found])
