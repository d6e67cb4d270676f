"""The app of the directory."""

from django.apps import AppConfig


class DirectoryApp(AppConfig):
    """What help there is."""

    name = "tillit.registers.directory"
