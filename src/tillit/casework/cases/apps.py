"""The app of cases."""

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Files, cases, notes and clocks."""

    name = "tillit.casework.cases"

    def ready(self) -> None:
        """Listen to what happens below."""
        from . import reactions  # noqa: F401 – registers itself
