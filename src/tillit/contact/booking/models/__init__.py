"""The tables of booking."""

from .bookings import Booking, Cell
from .calendars import Calendar, ClosedDay, Hours

__all__ = ["Booking", "Calendar", "Cell", "ClosedDay", "Hours"]
