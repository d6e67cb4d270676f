"""Read the whole log and tell whether it still says what it said."""

from typing import Any

from django.core.management.base import BaseCommand

from tillit.kernel.actor import System
from tillit.trust.audit.queries import faults, size


class Command(BaseCommand):
    """`manage.py verify_log`: prints the faults and one line of numbers; exit code 1 if any."""

    help = "Check every leaf of the log against what it says."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Check and count."""
        actor = System("verify_log")
        found = 0
        for fault in faults(actor):
            found += 1
            self.stdout.write(fault)
        self.stdout.write(f"{size(actor)} leaves, {found} faults")
        if found:
            raise SystemExit(1)
