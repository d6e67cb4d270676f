"""Moments and days of grants."""

import calendar
from datetime import date, datetime, time, timedelta

from django.db.models import Q

from tillit.kernel.swedish import STOCKHOLM


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of(day: date) -> datetime:
    """The moment after a last day: midnight in Stockholm."""
    return datetime.combine(day + timedelta(days=1), time(), STOCKHOLM)


def running(at: datetime) -> Q:
    """Rows of a period that hold at a moment: from their first, up to but not with their last."""
    return Q(since__lte=at) & (Q(until=None) | Q(until__gt=at))
