"""The app of the demo, installed only when TILLIT_DEMO is set."""

from django.apps import AppConfig


class DemoApp(AppConfig):
    """The invented town."""

    name = "tillit.demo"
