"""Config is an app so that its checks and commands are found."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """The wiring."""

    name = "tillit.config"
    label = "wiring"

    def ready(self) -> None:
        """Register the checks."""
        from . import checks  # noqa: F401
