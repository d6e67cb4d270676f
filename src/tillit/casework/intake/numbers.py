"""What a report's line is called where cases have numbers."""

from tillit.kernel.swedish import day_of

from .models import ReportedChild


def number_of(line: ReportedChild) -> str:
    """The day it came in; it names nobody."""
    return f"Anmälan {day_of(line.received_at)}"
