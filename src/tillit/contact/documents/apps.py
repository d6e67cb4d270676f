"""The app of documents."""

from django.apps import AppConfig


class DocumentsApp(AppConfig):
    """Files, attachments and letters."""

    name = "tillit.contact.documents"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
