"""The app of intake."""

from django.apps import AppConfig


class IntakeApp(AppConfig):
    """Concern reports until they become a case, or not."""

    name = "tillit.casework.intake"

    def ready(self) -> None:
        """Listen to what happens below."""
        from . import reactions  # noqa: F401 – registers itself
