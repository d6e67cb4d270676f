"""Config is an app so that its checks and commands are found."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """The wiring."""

    name = "tillit.config"
    label = "wiring"

    def ready(self) -> None:
        """Register the checks and plug the adapters."""
        from . import checks, wiring  # noqa: F401

        wiring.connect()
