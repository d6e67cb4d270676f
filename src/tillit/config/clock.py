"""The clock, for commands: they stand at the door, as pages and jobs do."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The moment when somebody asks."""
    return timezone.now()
