"""`./tillit manage outward`: where this installation calls, one line each."""

from typing import Any

from django.core.management.base import BaseCommand

from tillit.config.outward import targets


class Command(BaseCommand):
    """For whoever sets up the host's wall; everything else is to be stopped."""

    help = "Every host and port that the program calls with these settings."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """One line a target."""
        for target in targets():
            self.stdout.write(target)
