"""The app of the shared page parts."""

from django.apps import AppConfig


class HttpApp(AppConfig):
    """Middleware and error pages."""

    name = "tillit.pages.http"
