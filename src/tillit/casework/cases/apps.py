"""The app of cases."""

from django.apps import AppConfig


class CasesApp(AppConfig):
    """Files, cases, notes and clocks."""

    name = "tillit.casework.cases"

    def ready(self) -> None:
        """Listen to what happens below; answer the register about case numbers."""
        from tillit.contact.messaging.ports import plug_doors
        from tillit.registers.people.ports import connect_case_numbers
        from tillit.trust.holdings.ports import register_holdings, register_marks

        from . import reactions  # noqa: F401 – registers itself
        from .kept import EXCUSED, HOLDINGS
        from .marks import marks_on
        from .messaging import CaseDoors
        from .numbers import CaseSearch

        plug_doors(CaseDoors())
        connect_case_numbers(CaseSearch())
        register_holdings(HOLDINGS, EXCUSED)
        register_marks(marks_on)
