"""The app of the log."""

from django.apps import AppConfig


class AuditApp(AppConfig):
    """The append-only log."""

    name = "tillit.trust.audit"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED

        register_holdings((), EXCUSED)
