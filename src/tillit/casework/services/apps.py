"""The app of services."""

from django.apps import AppConfig


class ServicesApp(AppConfig):
    """Granted services: ordered, given, followed up, ended."""

    name = "tillit.casework.services"

    def ready(self) -> None:
        """Listen to what happens below; tell what happens with services: in the case's one
        timeline, and to the person."""
        from tillit.casework.cases.ports import register_party_source, register_timeline
        from tillit.trust.holdings.ports import register_holdings

        from . import reactions  # noqa: F401 – registers itself
        from .kept import EXCUSED, HOLDINGS
        from .published import told_to_party
        from .timeline import items_of

        register_timeline(items_of)
        register_party_source(told_to_party)
        register_holdings(HOLDINGS, EXCUSED)
