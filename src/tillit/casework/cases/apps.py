"""The app of cases."""

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Files, cases, notes and clocks."""

    name = "tillit.casework.cases"
