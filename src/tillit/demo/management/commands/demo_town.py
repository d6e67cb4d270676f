"""`demo_town`: fill the invented town, once. Prints seconds per phase."""

import gc
import time
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from tillit.demo.town.filling import PEOPLE, Town, moments_from, write_cast

LONGEST_WAIT = 300  # seconds, for fonts on a slow machine


class Command(BaseCommand):
    """Fill the town."""

    help = "Fills the invented town by calling the actions."

    def add_arguments(self, parser: CommandParser) -> None:
        """--people: fewer, for tests. --fonts: the file that says that they are made."""
        parser.add_argument("--people", type=int, default=PEOPLE)
        parser.add_argument("--fonts", type=Path, help="write no letter before this file is there")

    def handle(self, *args: Any, people: int, fonts: Path | None, **options: Any) -> None:
        """Fill, then write the cast list."""
        now = moments_from(timezone.now())  # noqa: TID251 – this command is a door, it reads the clock
        gc.disable()  # a short life with much memory: collecting costs a tenth of the time
        with transaction.atomic():  # all of the town, or nothing
            town = Town(now, self.stdout.write, people, before_letters=partial(wait_for, fonts))
            residents = town.fill()
        town.registers.write(settings.DEMO_CAST.with_name("agencies.toml"))
        write_cast(settings.DEMO_CAST, residents)


def wait_for(path: Path | None) -> None:
    """Until the file is there, if one is named. Raises CommandError when it never comes."""
    until = time.monotonic() + LONGEST_WAIT
    while path and not path.exists():
        if time.monotonic() > until:
            raise CommandError("The fonts of the letters were never made.")
        time.sleep(0.1)
