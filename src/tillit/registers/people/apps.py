"""The app of the register of people."""

from django.apps import AppConfig


class PeopleApp(AppConfig):
    """Persons, households and relations."""

    name = "tillit.registers.people"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED, HOLDINGS

        register_holdings(HOLDINGS, EXCUSED)
