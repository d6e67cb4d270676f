"""The app of the log."""

from django.apps import AppConfig


class AuditApp(AppConfig):
    """The append-only log."""

    name = "tillit.trust.audit"
