"""The app of messaging."""

from django.apps import AppConfig


class MessagingApp(AppConfig):
    """Messages between a party and who has the case."""

    name = "tillit.contact.messaging"

    def ready(self) -> None:
        """Say what the table keeps about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
