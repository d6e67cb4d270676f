"""Ledgers that run over months: jobbstimulans, children's work income, hours of activity.

Each shows its time-line. Where a month is unknown, what follows from it is unknown too.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from tillit.law.assistance.figures import amount
from tillit.law.assistance.household import History
from tillit.law.assistance.kronor import NONE
from tillit.law.calendar import add_months

HOURS_SINCE = date(2026, 7, 1)  # the first day that hours may be assigned by the act

State = tuple[str, int]  # ("counting", months so far) or ("active", months left)
START: State = ("counting", 0)


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of a time-line, with what it means in Swedish."""

    month: str
    text_sv: str
    active: bool | None = None


@dataclass(frozen=True, slots=True)
class JobLedger:
    """Whether jobbstimulans holds that month, or nothing while unknown, and how it came about."""

    active: bool | None
    rows: tuple[MonthRow, ...]


def jobbstimulans(history: History, month: date) -> JobLedger:
    """The ledger of one person up to that month (SoL 12:8).

    Six months in a row, then two years from the month after; then six new months. Which day the
    two years begin is our reading. A month that is not in the history is one without assistance.
    """
    return _ledger(tuple(sorted(history.items())), month)


@lru_cache(maxsize=256)
def _ledger(months: tuple[tuple[str, bool | None], ...], month: date) -> JobLedger:
    history = dict(months)
    row, length = amount("JOB-MONTHS", month), amount("JOB-ACTIVE", month)
    states: frozenset[State] = frozenset({START})
    rows = []
    day = min((_month(name) for name in history), default=month)
    while day < month:
        had = history.get(f"{day:%Y-%m}", False)
        rows.append(MonthRow(f"{day:%Y-%m}", _told(states, had), _active(states)))
        choices = (True, False) if had is None else (had,)
        states = frozenset(
            _after(state, choice, row, length) for state in states for choice in choices
        )
        day = add_months(day, 1)
    active = _active(states)
    rows.append(MonthRow(f"{month:%Y-%m}", _now(states, row), active))
    return JobLedger(active, tuple(rows))


def _after(state: State, had: bool, row: int, length: int) -> State:
    """The state the month after."""
    name, number = state
    if name == "active":
        return ("active", number - 1) if number > 1 else START
    if not had:
        return START
    return ("active", length) if number + 1 == row else ("counting", number + 1)


def _active(states: frozenset[State]) -> bool | None:
    found = {name == "active" for name, _ in states}
    return found.pop() if len(found) == 1 else None


def _told(states: frozenset[State], had: bool | None) -> str:
    if had is None:
        return "vi vet inte om försörjningsstöd lämnades"
    given = "försörjningsstöd" if had else "inget försörjningsstöd"
    return f"{given}; jobbstimulans gäller" if _active(states) else given


def _now(states: frozenset[State], row: int) -> str:
    active = _active(states)
    if active is None:
        return "vi vet inte om jobbstimulans gäller"
    if not active:
        months = max(number for _, number in states)
        return f"jobbstimulans gäller inte: {months} av {row} månader i följd"
    left = {number for _, number in states}
    return "jobbstimulans gäller" + (f", {left.pop()} månader kvar" if len(left) == 1 else "")


def _month(name: str) -> date:
    year, month = name.split("-")
    return date(int(year), int(month), 1)


@dataclass(frozen=True, slots=True)
class EarnedRow:
    """A child's work income one month: what is left free, and what is above the base amount."""

    month: str
    earned: Decimal
    above: Decimal
    left: Decimal


def child_earnings(months: Mapping[str, Decimal], base_amount: Decimal) -> tuple[EarnedRow, ...]:
    """The ledger of one calendar year (SoL 12:9): only what is above the base amount may count."""
    rows, sum_ = [], NONE
    for month, earned in sorted(months.items()):
        above = max(NONE, sum_ + earned - base_amount) - max(NONE, sum_ - base_amount)
        sum_ += earned
        rows.append(EarnedRow(month, earned, above, max(NONE, base_amount - sum_)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of activity one month. An unknown figure is nothing, not zero."""

    month: str
    assigned: Decimal | None
    attended: Decimal | None
    valid_absence: Decimal | None


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours without attendance or valid absence; a person always decides what follows."""

    month: str
    unexplained: Decimal | None
    text_sv: str


def activity_hours(months: Iterable[Hours]) -> tuple[HoursRow, ...]:
    """The ledger of assigned activity. It tells; it never lowers assistance."""
    rows = []
    for each in sorted(months, key=lambda hours: hours.month):
        if each.assigned is None or each.attended is None or each.valid_absence is None:
            rows.append(HoursRow(each.month, None, "alla timmar är inte kända"))
            continue
        left = max(NONE, each.assigned - each.attended - each.valid_absence)
        words = f"{left} timmar utan känd förklaring: tala med personen" if left else "i ordning"
        rows.append(HoursRow(each.month, left, words))
    return tuple(rows)


def most_hours_a_week(
    working_share: Decimal, has_child_under_eight: bool, on: date = HOURS_SINCE
) -> Decimal:
    """The most hours that may be assigned a week that day: less in proportion to part-time work,
    and less with a small child (ACT-HOURS, ACT-CHILD-LESS). Unverified: the act has not been read.
    Raises `NoRuleInForce` before the first day."""
    found = Decimal(amount("ACT-HOURS", on)) * (1 - working_share)
    return max(NONE, found - (amount("ACT-CHILD-LESS", on) if has_child_under_eight else 0))
