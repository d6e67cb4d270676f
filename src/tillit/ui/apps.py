"""The app of the components."""

from django.apps import AppConfig


class UiApp(AppConfig):
    """Components, fields and style."""

    name = "tillit.ui"
