"""The app of the access model."""

from django.apps import AppConfig


class AccessApp(AppConfig):
    """Units, assignments and the policy."""

    name = "tillit.trust.access"
