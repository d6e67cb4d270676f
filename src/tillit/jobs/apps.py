"""The app of scheduled work."""

from django.apps import AppConfig


class JobsApp(AppConfig):
    """What runs by the clock."""

    name = "tillit.jobs"
