"""Reads of intake, scoped to an actor."""

from .draft import draft_attachments, draft_by_key
from .earlier import earlier_reports
from .lines import inbox_counts
from .receipt import status_by_code
from .waiting import (
    late_protection,
    lines_of_case,
    lines_of_report,
    may_know_reporter,
    my_notices,
)

__all__ = [
    "draft_attachments", "draft_by_key", "earlier_reports", "inbox_counts", "late_protection",
    "lines_of_case", "lines_of_report", "may_know_reporter", "my_notices", "status_by_code",
]  # fmt: skip
