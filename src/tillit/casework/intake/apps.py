"""The app of intake."""

from django.apps import AppConfig


class IntakeApp(AppConfig):
    """Concern reports until they become a case, or not."""

    name = "tillit.casework.intake"

    def ready(self) -> None:
        """Listen to what happens below; tell parties the day when their report came, where they
        may know; take over opinions that tell of a child in danger."""
        from tillit.casework.cases.ports import register_party_source
        from tillit.contact.opinions.ports import plug_reporting
        from tillit.trust.holdings.ports import register_holdings

        from . import reactions  # noqa: F401 – registers itself
        from .actions import report_from_opinion
        from .kept import EXCUSED, HOLDINGS
        from .published import told_to_party

        register_party_source(told_to_party)
        plug_reporting(report_from_opinion)
        register_holdings(HOLDINGS, EXCUSED)
