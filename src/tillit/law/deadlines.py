"""The clocks of the law: which one, from when, to when. Pure arithmetic; see tables/deadlines.toml.

The day something arrives is day 0. A day-counted clock ends 23:59 in Stockholm on its strict
day. A month-counted clock ends on the day with the same number, or on the month's last day:
31 October and four months is the last of February. Where the strict day is a Saturday, Sunday
or holiday we also give the next working day (lag 1930:173); that reading is unverified.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import Enum
from functools import cache
from zoneinfo import ZoneInfo

from tillit.law import reading
from tillit.law.calendar import add_months, next_working_day, quarter_end
from tillit.law.citation import Citation, Status
from tillit.law.clocks import ClockState, days_left, progress, state
from tillit.law.dated import Dated, NoRuleInForce, Since

__all__ = [
    "STOCKHOLM", "ClockState", "Deadline", "Due", "Kind", "Unit", "codes", "days_left",
    "deadline", "due", "extended", "progress", "state", "timeline", "timelines",
]  # fmt: skip

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LAST_MINUTE = time(23, 59)


class Unit(Enum):
    """What a deadline is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    AT_ONCE = "at_once"
    QUARTER_END = "quarter_end"
    DAY_OF_NEXT_MONTH = "day_of_next_month"
    JANUARY = "january"
    YEAR_END_AFTER = "year_end_after"


class Kind(Enum):
    """Whether something must be done, must have ended, or begins."""

    ACT = "act"
    LIMIT = "limit"
    START = "start"


@dataclass(frozen=True)
class Deadline:
    """One row of the deadline table, as it was read."""

    code: str
    title_sv: str
    title_en: str
    amount: int | None
    unit: Unit
    kind: Kind
    starts_sv: str
    stops_sv: str
    breach_sv: str
    extension_sv: str
    repeats: bool
    source: Citation
    status: Status

    @property
    def length_sv(self) -> str:
        """The length in words: "4 månader", "genast"."""
        return _length_sv(self)


@dataclass(frozen=True)
class Due:
    """When a clock ends. `strict_at` counts; `moved` is shown beside it for the worker to confirm.

    `status` and `note` are those of the rule on the day the clock began.
    """

    code: str
    title_sv: str
    kind: Kind
    starts_sv: str
    stops_sv: str
    start_at: datetime
    strict: date
    strict_at: datetime
    moved: date | None
    source: Citation
    status: Status
    at_once: bool
    local_target_at: datetime | None = None
    note: str = ""
    extended: bool = False

    @property
    def ends_at(self) -> datetime:
        """The moment the shown clock runs to.

        For "at once" that is the municipality's own target where it has one, else the end of
        the day it began: the law gives no point in time, and a clock needs one.
        """
        if not self.at_once:
            return self.strict_at
        return self.local_target_at or _last_minute(self.strict, self.strict_at.tzinfo)


def deadline(code: str, on: date) -> Since[Deadline]:
    """The deadline of that code in force that day. Raises `NoRuleInForce` where there is none."""
    return timeline(code).on(on)


def codes() -> tuple[str, ...]:
    """Every deadline code, in the order of the table."""
    return tuple(timelines())


def timeline(code: str) -> Dated[Deadline]:
    """All periods of one deadline."""
    try:
        return timelines()[code]
    except KeyError:
        raise NoRuleInForce(f"no deadline {code}")


def due(
    code: str,
    start: datetime | date,
    *,
    local_target: timedelta | None = None,
    tz: ZoneInfo = STOCKHOLM,
) -> Due:
    """When the clock of that code, begun at `start`, ends.

    `local_target` is the municipality's own goal from the start (a local guideline, not law).
    A start without time zone raises `ValueError`.
    """
    began, day = _begin(start, tz)
    rule = deadline(code, day)
    row = rule.value
    strict, strict_at = _end(row, start, began, day, tz)
    return Due(
        code=code,
        title_sv=row.title_sv,
        kind=row.kind,
        starts_sv=row.starts_sv,
        stops_sv=row.stops_sv,
        start_at=began,
        strict=strict,
        strict_at=strict_at,
        moved=None if row.unit in (Unit.AT_ONCE, Unit.HOURS) else _moved(row.kind, strict),
        source=rule.source,
        status=rule.status,
        at_once=row.unit is Unit.AT_ONCE,
        local_target_at=None if local_target is None else _later(began, local_target, tz),
        note=rule.note,
    )


def extended(clock: Due, until: date) -> Due:
    """The same clock after a decision to extend it to a certain day.

    Raises `ValueError` unless the new day is later: an extension never shortens.
    """
    if clock.at_once or until <= clock.strict:
        raise ValueError(f"{clock.code} ends {clock.strict}; cannot be extended to {until}")
    return replace(
        clock,
        strict=until,
        strict_at=_last_minute(until, clock.strict_at.tzinfo),
        moved=_moved(clock.kind, until),
        extended=True,
    )


def _begin(start: datetime | date, tz: ZoneInfo) -> tuple[datetime, date]:
    if not isinstance(start, datetime):
        return datetime.combine(start, time(), tz), start
    if start.tzinfo is None:
        raise ValueError("A clock needs a start with a time zone")
    local = start.astimezone(tz)
    return local, local.date()


def _end(
    row: Deadline, start: datetime | date, began: datetime, day: date, tz: ZoneInfo
) -> tuple[date, datetime]:
    if row.unit is Unit.AT_ONCE:
        # A day without a time cannot be late before it has ended.
        return day, began if isinstance(start, datetime) else _last_minute(day, tz)
    if row.unit is Unit.HOURS:
        end = _later(began, timedelta(hours=row.amount or 0), tz)
        return end.date(), end
    strict = _strict_day(row.unit, row.amount or 0, day)
    return strict, _last_minute(strict, tz)


def _strict_day(unit: Unit, amount: int, day: date) -> date:
    match unit:
        case Unit.DAYS:
            return day + timedelta(days=amount)
        case Unit.WEEKS:
            return day + timedelta(weeks=amount)
        case Unit.MONTHS:
            return add_months(day, amount)
        case Unit.YEARS:
            return add_months(day, 12 * amount)
        case Unit.QUARTER_END:
            return quarter_end(day)
        case Unit.DAY_OF_NEXT_MONTH:
            return add_months(day.replace(day=1), 1).replace(day=amount)
        case Unit.JANUARY:
            return date(day.year + 1, 1, amount)
        case Unit.YEAR_END_AFTER:
            return date(day.year + 1, 12, 31)
        case _:
            raise ValueError(f"{unit} is not counted in days")


def _moved(kind: Kind, strict: date) -> date | None:
    """The working day after a day of rest; only what must be done can wait for Monday."""
    moved = next_working_day(strict)
    return moved if kind is Kind.ACT and moved != strict else None


def _last_minute(day: date, tz: tzinfo | None) -> datetime:
    return datetime.combine(day, LAST_MINUTE, tz)


def _later(at: datetime, length: timedelta, tz: ZoneInfo) -> datetime:
    """Real elapsed time: 24 hours is 24 hours also the night the clocks change."""
    return (at.astimezone(UTC) + length).astimezone(tz)


_WORDS = {
    Unit.HOURS: ("timme", "timmar"),
    Unit.DAYS: ("dag", "dagar"),
    Unit.WEEKS: ("vecka", "veckor"),
    Unit.MONTHS: ("månad", "månader"),
    Unit.YEARS: ("år", "år"),
}


def _length_sv(row: Deadline) -> str:
    match row.unit:
        case Unit.AT_ONCE:
            return "genast"
        case Unit.QUARTER_END:
            return "en gång i kvartalet"
        case Unit.DAY_OF_NEXT_MONTH:
            return f"den {row.amount} i nästa månad"
        case Unit.JANUARY:
            return f"den {row.amount} januari året efter"
        case Unit.YEAR_END_AFTER:
            return "före utgången av nästa kalenderår"
        case _ if row.amount == 0:
            return "samma dag"
        case _:
            one, many = _WORDS[row.unit]
            return f"{row.amount} {one if row.amount == 1 else many}"


@cache
def timelines() -> Mapping[str, Dated[Deadline]]:
    """All periods of all deadlines, by code."""
    return reading.book("deadlines", _deadline)


def _deadline(row: reading.Row) -> Deadline:
    return Deadline(
        code=row.text("code"),
        title_sv=row.text("title_sv"),
        title_en=row.text("title_en"),
        amount=row.maybe_number("amount"),
        unit=Unit(row.text("unit")),
        kind=Kind(row.text("kind")),
        starts_sv=row.text("starts_sv"),
        stops_sv=row.text("stops_sv"),
        breach_sv=row.text("breach_sv", ""),
        extension_sv=row.text("extension_sv", ""),
        repeats=row.flag("repeats"),
        source=row.source,
        status=row.status,
    )
