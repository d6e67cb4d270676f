"""What a receipt code tells: that the report has arrived, never what came of it."""

from datetime import datetime

from tillit.casework.intake.canonical import code_index
from tillit.casework.intake.models import ConcernReport
from tillit.kernel.actor import Actor


def status_by_code(actor: Actor, code: str) -> datetime | None:
    """When the report with this receipt code came in, or None. Never more (decisions, Process 8).

    Anybody may ask who holds the code. The page slows down those who guess.
    """
    rows = ConcernReport.objects.filter(code_index=code_index(code))
    return rows.values_list("received_at", flat=True).first()
