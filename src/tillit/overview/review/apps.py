"""The app of the log review."""

from django.apps import AppConfig


class ReviewApp(AppConfig):
    """Which readings somebody must look at, and what came of it."""

    name = "tillit.overview.review"

    def ready(self) -> None:
        """Listen to emergency openings."""
        from . import reactions  # noqa: F401 – registers itself
