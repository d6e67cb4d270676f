"""The app of booking."""

from django.apps import AppConfig


class BookingApp(AppConfig):
    """A time with somebody."""

    name = "tillit.contact.booking"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
