"""The app of disposal."""

from django.apps import AppConfig


class DisposalApp(AppConfig):
    """Which files are ripe, what waits in quarantine, what was removed."""

    name = "tillit.overview.disposal"

    def ready(self) -> None:
        """Listen for persons who come back; say what the tables keep."""
        from tillit.trust.holdings.ports import register_holdings

        from . import reactions  # noqa: F401 – registers itself
        from .kept import EXCUSED

        register_holdings((), EXCUSED)
