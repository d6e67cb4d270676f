"""The municipality's own goals beside the law. Local guidelines, not law."""

from datetime import timedelta

from django.conf import settings


def target_of(code: str) -> timedelta | None:
    """The municipality's own target for a clock that the law only calls "at once"."""
    hours = settings.LOCAL_TARGET_HOURS.get(code)
    return None if hours is None else timedelta(hours=hours)
