"""Config is an app so that its checks and commands are found."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class ConfigApp(AppConfig):
    """The wiring."""

    name = "tillit.config"
    label = "wiring"

    def ready(self) -> None:
        """Register the checks, plug the adapters and tell PostgreSQL who asks."""
        from . import checks, wiring  # noqa: F401
        from .wall.declaring import listen

        wiring.connect()
        connection_created.connect(listen, dispatch_uid="wall")
