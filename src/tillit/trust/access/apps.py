"""The app of the access model."""

from django.apps import AppConfig


class AccessApp(AppConfig):
    """Units, assignments and the policy."""

    name = "tillit.trust.access"

    def ready(self) -> None:
        """Say what the tables keep about persons, and count whom a colleague opens."""
        from tillit.trust.audit.ports import before_each_reading
        from tillit.trust.holdings.ports import register_holdings

        from .actions import count_person
        from .kept import EXCUSED, HOLDINGS

        register_holdings(HOLDINGS, EXCUSED)
        before_each_reading(count_person)
