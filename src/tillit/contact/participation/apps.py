"""The app of taking part."""

from django.apps import AppConfig


class ParticipationApp(AppConfig):
    """Who takes part, or only how many."""

    name = "tillit.contact.participation"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
