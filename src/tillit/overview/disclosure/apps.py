"""The app of disclosure."""

from django.apps import AppConfig


class DisclosureApp(AppConfig):
    """What left a case, and what was refused."""

    name = "tillit.overview.disclosure"

    def ready(self) -> None:
        """Say what the table keeps about persons, and that the register is kept here."""
        from tillit.casework.cases.ports import register_release_writer
        from tillit.trust.holdings.ports import register_holdings

        from .actions import write_sent
        from .kept import HOLDINGS

        register_holdings(HOLDINGS)
        register_release_writer(write_sent)
