"""The app of incidents."""

from django.apps import AppConfig


class IncidentApp(AppConfig):
    """Whom a stolen account touched."""

    name = "tillit.overview.incident"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED, HOLDINGS

        register_holdings(HOLDINGS, EXCUSED)
