"""Days and times as people in Sweden write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEEKDAYS = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def local(moment: datetime) -> datetime:
    """The moment on a clock in Sweden."""
    return moment.astimezone(STOCKHOLM)


def day_of(moment: datetime) -> date:
    """The calendar day in Sweden when it happened."""
    return local(moment).date()


def clock(moment: datetime) -> str:
    """14.05"""
    return f"{local(moment):%H.%M}"


def short_day(day: date) -> str:
    """23 nov"""
    return f"{day.day}\u00a0{SHORT_MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """1 december 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def written_day(day: date, *, today: date | None = None) -> str:
    """tis 1 december, with the year when it is another than today's."""
    text = f"{WEEKDAYS[day.weekday()]} {day.day}\u00a0{MONTHS[day.month - 1]}"
    return text if today is not None and today.year == day.year else f"{text} {day.year}"
