"""The app of the catalogue."""

from django.apps import AppConfig


class CatalogueApp(AppConfig):
    """Kinds of services."""

    name = "tillit.registers.catalogue"
