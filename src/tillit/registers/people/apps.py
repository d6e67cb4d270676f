"""The app of the register of people."""

from django.apps import AppConfig


class PeopleApp(AppConfig):
    """Persons, households and relations."""

    name = "tillit.registers.people"

    def ready(self) -> None:
        """Say what the tables keep about persons."""
        from tillit.trust.access.ports import register_kin_source
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED, HOLDINGS
        from .queries import entries_around

        register_holdings(HOLDINGS, EXCUSED)
        register_kin_source(entries_around)
