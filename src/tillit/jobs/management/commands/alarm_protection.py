"""`manage.py alarm_protection`: tell leader and duty about late protection assessments, now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tillit.casework.intake.actions import raise_alarms
from tillit.kernel.actor import System


class Command(BaseCommand):
    """The same as the job that runs every five minutes. Safe to run again."""

    help = "Mark late protection assessments (D01) and tell leader and duty, once each."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many were new."""
        new = raise_alarms(by=System("alarm-protection"), at=timezone.now())
        self.stdout.write(f"{new} new alarms")
