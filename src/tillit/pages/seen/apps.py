"""The app of what parties see."""

from django.apps import AppConfig


class SeenApp(AppConfig):
    """Holds the template that portal and desk share."""

    name = "tillit.pages.seen"
