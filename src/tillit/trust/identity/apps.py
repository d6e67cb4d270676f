"""The app of accounts and sign-in."""

from django.apps import AppConfig


class IdentityApp(AppConfig):
    """Staff accounts and sign-in."""

    name = "tillit.trust.identity"
