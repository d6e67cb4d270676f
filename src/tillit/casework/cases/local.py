"""The municipality's own choices beside the law. Local guidelines, not law."""

from datetime import date, timedelta

from django.conf import settings


def target_of(code: str) -> timedelta | None:
    """The municipality's own target for a clock that the law only calls "at once"."""
    hours = settings.LOCAL_TARGET_HOURS.get(code)
    return None if hours is None else timedelta(hours=hours)


def municipality_code(on: date) -> str:
    """The municipality's number on a day: four digits, the first two are the county. Empty when
    it has not been given. Raises ValueError for anything else."""
    found = [code for since, code in municipality_codes() if since <= on]
    return found[-1] if found else ""


def municipality_codes() -> list[tuple[date, str]]:
    """Every number that has been given, with its first day, in order. Raises ValueError."""
    rows = []
    for each in filter(None, settings.MUNICIPALITY_CODE.replace(" ", "").split(",")):
        since, _, code = each.rpartition("=")
        if len(code) != 4 or not code.isdecimal():
            raise ValueError(f"{each}: four digits, or a day, = and four digits")
        rows.append((date.fromisoformat(since) if since else date.min, code))
    if rows != sorted(rows):
        raise ValueError("the days come in order")
    return rows
