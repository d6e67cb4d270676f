"""`demo_town`: fill the invented town, once. Prints seconds per phase."""

import gc
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction
from django.utils import timezone

from tillit.demo.town.filling import PEOPLE, Town, moments_from, write_cast


class Command(BaseCommand):
    """Fill the town."""

    help = "Fills the invented town by calling the actions."

    def add_arguments(self, parser: CommandParser) -> None:
        """--people: fewer, for tests."""
        parser.add_argument("--people", type=int, default=PEOPLE)

    def handle(self, *args: Any, people: int, **options: Any) -> None:
        """Fill, then write the cast list."""
        now = moments_from(timezone.now())  # noqa: TID251 – this command is a door, it reads the clock
        gc.disable()  # a short life with much memory: collecting costs a tenth of the time
        with transaction.atomic():  # all of the town, or nothing
            residents = Town(now, self.stdout.write, people).fill()
        write_cast(settings.DEMO_CAST, residents)
