"""Write the reference pages that are made from the program, or check that they are current."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tillit.config import reference


class Command(BaseCommand):
    """`manage.py docs [--check]`."""

    help = "Write docs/reference from the program itself."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """`--check` writes nothing."""
        parser.add_argument("--check", action="store_true", help="only tell what is out of date")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Write or check."""
        if not options["check"]:
            for name in reference.write():
                self.stdout.write(f"docs/reference/{name}")
        elif late := reference.out_of_date():
            raise CommandError(f"Out of date: {', '.join(late)}. Run: ./tillit docs")
