"""The app of opinions."""

from django.apps import AppConfig


class OpinionsApp(AppConfig):
    """Tips and views, with a name or without."""

    name = "tillit.contact.opinions"

    def ready(self) -> None:
        """Say what the table keeps about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
