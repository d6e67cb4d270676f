"""The app of disclosure."""

from django.apps import AppConfig


class DisclosureApp(AppConfig):
    """What left a case, and what was refused."""

    name = "tillit.overview.disclosure"

    def ready(self) -> None:
        """Say what the table keeps about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
