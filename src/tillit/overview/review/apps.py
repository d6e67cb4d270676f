"""The app of the log review."""

from django.apps import AppConfig


class ReviewApp(AppConfig):
    """Which readings somebody must look at, and what came of it."""

    name = "tillit.overview.review"

    def ready(self) -> None:
        """Listen to emergency openings; say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from . import reactions  # noqa: F401 – registers itself
        from .kept import EXCUSED, HOLDINGS

        register_holdings(HOLDINGS, EXCUSED)
