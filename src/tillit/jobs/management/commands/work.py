"""`work`: the job worker. Runs what is due, again and again, until it is told to stop."""

import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.utils import timezone

from tillit.jobs.schedule import take_turns
from tillit.jobs.table import JOBS

PAUSE_SECONDS = 5.0


class Command(BaseCommand):
    """Run scheduled jobs."""

    help = "Runs scheduled jobs until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """--once: take one turn and stop."""
        parser.add_argument("--once", action="store_true")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        """Take turns; a stop between two turns loses nothing."""
        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        while not stop.is_set():
            begun = time.monotonic()
            done = take_turns(JOBS, at=timezone.now())
            if once:
                self.stdout.write(", ".join(done) or "nothing was due")
                return
            connection.close_if_unusable_or_obsolete()
            stop.wait(begun + PAUSE_SECONDS - time.monotonic())  # at once, where there is much
