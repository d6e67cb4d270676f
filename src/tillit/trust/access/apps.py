"""The app of the access model."""

from django.apps import AppConfig


class AccessApp(AppConfig):
    """Units, assignments and the policy."""

    name = "tillit.trust.access"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
