"""The app of decisions."""

from django.apps import AppConfig


class DecisionsApp(AppConfig):
    """Hearings, decisions, letters and appeals."""

    name = "tillit.casework.decisions"
