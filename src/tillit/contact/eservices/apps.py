"""The app of e-services."""

from django.apps import AppConfig


class EservicesApp(AppConfig):
    """Forms as data, and what is sent by them."""

    name = "tillit.contact.eservices"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
