"""What one can do: open a calendar, book, move, cancel, and say who came."""

from .bookings import book, cancel, cancel_by_code, move_by_code, say_who_came
from .calendars import begin_calendar, close_day, open_day, remove_hours, write_hours

__all__ = [
    "begin_calendar",
    "book",
    "cancel",
    "cancel_by_code",
    "close_day",
    "move_by_code",
    "open_day",
    "remove_hours",
    "say_who_came",
    "write_hours",
]
