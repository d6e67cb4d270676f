"""The app of accounts and sign-in."""

from django.apps import AppConfig


class IdentityApp(AppConfig):
    """Staff accounts and sign-in."""

    name = "tillit.trust.identity"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED, HOLDINGS

        register_holdings(HOLDINGS, EXCUSED)
