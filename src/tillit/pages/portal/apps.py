"""The app of the portal."""

from django.apps import AppConfig


class PortalApp(AppConfig):
    """Pages of the portal."""

    name = "tillit.pages.portal"
