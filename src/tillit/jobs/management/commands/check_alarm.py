"""`manage.py check_alarm`: for a monitor outside the program. Fails when the alarm has stopped."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tillit.casework.intake.queries import alarm_watch
from tillit.kernel.actor import System


class Command(BaseCommand):
    """A dead program cannot tell that it is dead: somebody outside must ask."""

    help = "Exit code 1 when late protection assessments (D01) are no longer looked for."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say when the alarm looked last."""
        watch = alarm_watch(System("check-alarm"), at=timezone.now())
        if watch.stopped:
            raise CommandError(f"The alarm has not looked since {watch.looked_at or 'ever'}")
        self.stdout.write(f"The alarm looked at {watch.looked_at}; {watch.late} are late")
