"""The app of the desk."""

from django.apps import AppConfig


class DeskApp(AppConfig):
    """Pages of the desk."""

    name = "tillit.pages.desk"
