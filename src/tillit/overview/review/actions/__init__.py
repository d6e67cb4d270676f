"""Verbs of the log review."""

from .glass import take_in_glass
from .judge import answer, ask, judge, sign_week
from .opening import open_own_readings, open_review, open_row
from .prepare import prepare_weeks

__all__ = [
    "answer", "ask", "judge", "open_own_readings", "open_review", "open_row", "prepare_weeks",
    "sign_week", "take_in_glass",
]  # fmt: skip
