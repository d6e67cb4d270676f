"""The app of intake."""

from django.apps import AppConfig


class IntakeApp(AppConfig):
    """Concern reports until they become a case, or not."""

    name = "tillit.casework.intake"
