"""Reads of intake, scoped to an actor."""

from .draft import draft_attachments, draft_by_key
from .earlier import earlier_reports
from .lines import inbox_counts, neighbours
from .receipt import fingerprints_hold, status_by_code
from .waiting import (
    alarm_watch,
    is_mine,
    late_protection,
    lines_of_case,
    lines_of_report,
    may_know_reporter,
    must_watch,
)

__all__ = [
    "alarm_watch", "draft_attachments", "draft_by_key", "earlier_reports", "fingerprints_hold",
    "inbox_counts", "is_mine", "late_protection", "lines_of_case", "lines_of_report",
    "may_know_reporter", "must_watch", "neighbours", "status_by_code",
]  # fmt: skip
