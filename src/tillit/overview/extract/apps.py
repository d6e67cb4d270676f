"""The app of extracts."""

from django.apps import AppConfig


class ExtractApp(AppConfig):
    """Everything about a person, reviewed before it leaves."""

    name = "tillit.overview.extract"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
