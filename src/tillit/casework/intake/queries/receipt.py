"""What a receipt code tells: that the report has arrived, never what came of it."""

from datetime import datetime

from tillit.casework.intake.canonical import code_index, code_of
from tillit.casework.intake.models import ConcernReport
from tillit.kernel.actor import Actor, System
from tillit.kernel.asking import asking


@asking(System("receipt"))
def status_by_code(actor: Actor, code: str) -> datetime | None:
    """When the report with this receipt code came in, or None. Never more (decisions, Process 8).

    Anybody may ask who holds the code. The page slows down those who guess.
    """
    rows = ConcernReport.objects.filter(code_index=code_index(code))
    return rows.values_list("received_at", flat=True).first()


@asking(System("receipt"))
def fingerprints_hold(actor: Actor) -> bool | None:
    """Whether the fingerprint of the newest report is the one that today's last key makes; None
    when there is no report. For those who look after keys."""
    row = ConcernReport.objects.order_by("-received_at").values_list("pk", "code_index").first()
    return row and code_index(code_of(row[0])) == row[1]
