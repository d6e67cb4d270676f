"""`manage.py demo_idp`: the demo's identity provider, in a process of its own."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Serve the cast list on loopback until interrupted."""

    help = "The demo's identity provider. Its sign-in page is the cast list."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """The port, and where the cast is written."""
        parser.add_argument("--port", type=int, default=8021)
        parser.add_argument("--cast", default=str(settings.DEMO_CAST))

    def handle(self, *args: Any, **options: Any) -> None:
        """Listen. The two applications are those that settings.OIDC names."""
        if not settings.DEMO:
            raise CommandError("The demo's identity provider exists only when TILLIT_DEMO is set")
        from pathlib import Path

        from tillit.demo.idp.provider import App
        from tillit.demo.idp.server import Server

        apps = tuple(
            App(each["client_id"], each["client_secret"], audience)
            for audience, each in settings.OIDC.items()
            if each["client_id"] and each["client_secret"]
        )
        if not apps:
            raise CommandError(
                "Set TILLIT_OIDC_STAFF_CLIENT_ID and _SECRET, and the same for RESIDENT"
            )
        server = Server(options["port"], apps, Path(options["cast"]))
        self.stdout.write(server.provider.issuer)
        self.stdout.flush()
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.server_close()
