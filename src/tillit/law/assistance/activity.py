"""The ledger of assigned activity: week by week, what was expected and what became of it.

It tells and never lowers anything: who decides is a person (R24). An hour that nobody knows of is
a question. The new sections SoL 12:4 a–6 a have not been read; what rests on them says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from tillit.law.assistance.figures import amount, figure
from tillit.law.assistance.ledgers import most_hours_a_week
from tillit.law.calendar import age_on
from tillit.law.citation import Status
from tillit.law.dated import NoRuleInForce

WEEK = 7


class AbsenceReason(StrEnum):
    """Why somebody could not come. Our own list: the act's own words for what is a good reason
    have not been read. The list decides nothing; a person assesses each absence."""

    ILL = "ill"
    CHILD_ILL = "child_ill"
    CARE = "care"
    JOB = "job"
    AUTHORITY = "authority"
    CLOSED = "closed"
    TRAVEL = "travel"
    FAMILY = "family"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The reason as whoever could not come says it."""
        return _REASONS[self]


REASONS_SOURCE = "egen lista; lagens egna ord om giltiga skäl är inte lästa"
_REASONS = {
    AbsenceReason.ILL: "Jag är sjuk",
    AbsenceReason.CHILD_ILL: "Mitt barn är sjukt",
    AbsenceReason.CARE: "Läkare, tandläkare eller annan vård",
    AbsenceReason.JOB: "Arbete eller anställningsintervju",
    AbsenceReason.AUTHORITY: "Möte hos en myndighet, skolan eller förskolan",
    AbsenceReason.CLOSED: "Platsen var stängd eller inställd",
    AbsenceReason.TRAVEL: "Jag kan inte ta mig dit",
    AbsenceReason.FAMILY: "Något har hänt i familjen",
    AbsenceReason.OTHER: "Något annat",
}


class Judged(StrEnum):
    """What a person says of an absence. Unknown is a question and never a no."""

    UNKNOWN = "unknown"
    VALID = "valid"
    NOT_VALID = "not_valid"

    @property
    def words(self) -> str:
        """The assessment as pages say it."""
        return {"unknown": "Inte bedömt", "valid": "Giltigt skäl", "not_valid": "Inte giltigt"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Day:
    """One planned day, in minutes. `attended` is nothing while nobody has noted the day."""

    on: date
    planned: int
    attended: int | None = None
    absent: bool = False
    judged: Judged = Judged.UNKNOWN

    @property
    def away(self) -> int:
        """Planned minutes that the person was, or says they will be, away."""
        if self.attended is not None:
            return max(0, self.planned - self.attended)
        return self.planned if self.absent else 0

    @property
    def asks(self) -> bool:
        """Whether somebody still has to find out, or weigh, why the person was away."""
        return self.away > 0 and self.judged is not Judged.VALID


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday, in minutes. Assigned is the sum of the five that follow it."""

    monday: date
    assigned: int
    attended: int
    valid: int
    not_valid: int
    unknown: int  # away, and nobody knows or has said whether the reason is good
    not_noted: int  # days that have been, and that nobody has noted
    ahead: int  # days that are still to come

    @property
    def number(self) -> int:
        """The number of the week in Sweden."""
        return self.monday.isocalendar().week


def monday_of(day: date) -> date:
    """The Monday of the week that holds the day."""
    return day - timedelta(days=day.weekday())


def weeks(days: Iterable[Day], today: date) -> tuple[Week, ...]:
    """The ledger, one row for each week that has a planned day, the first first. A week is whole
    also where a month or a year turns in it."""
    by_week: dict[date, list[Day]] = {}
    for day in sorted(days, key=lambda each: each.on):
        by_week.setdefault(monday_of(day.on), []).append(day)
    return tuple(_week(monday, of_week, today) for monday, of_week in by_week.items())


def _week(monday: date, days: list[Day], today: date) -> Week:
    blank = [day for day in days if day.attended is None and not day.absent]
    away = {judged: sum(d.away for d in days if d.judged is judged) for judged in Judged}
    return Week(
        monday=monday,
        assigned=sum(day.planned for day in days),
        attended=sum(min(day.attended or 0, day.planned) for day in days),
        valid=away[Judged.VALID],
        not_valid=away[Judged.NOT_VALID],
        unknown=away[Judged.UNKNOWN],
        not_noted=sum(day.planned for day in blank if day.on < today),
        ahead=sum(day.planned for day in blank if day.on >= today),
    )


def spread(minutes: int, weekdays: Iterable[int]) -> tuple[int, ...]:
    """So many minutes a week, evenly over these weekdays (Monday is 0): seven numbers whose sum is
    the whole. Minutes that cannot be shared go to the first days."""
    on = sorted(set(weekdays))
    if not on:
        return (0,) * WEEK
    each, left = divmod(minutes, len(on))
    shares = {day: each + (place < left) for place, day in enumerate(on)}
    return tuple(shares.get(day, 0) for day in range(WEEK))


@dataclass(frozen=True, slots=True)
class Most:
    """The most minutes that may be assigned in a week, where it is said, and how sure it is.
    `minutes` is nothing where no such rule is in force that day."""

    minutes: int | None
    child_under: bool
    source: str
    status: Status


def most_in_week(monday: date, working_percent: int, born: Iterable[date]) -> Most:
    """The most for a week. Whether a child is under eight is taken on its Monday: our reading, and
    the one that asks less of the person (ACT-HOURS, ACT-CHILD-LESS, ACT-CHILD-AGE)."""
    try:
        held, age = figure("ACT-HOURS", monday), amount("ACT-CHILD-AGE", monday)
    except NoRuleInForce:
        return Most(None, False, "", Status.NOT_FOUND)
    under = any(day <= monday and age_on(day, monday) < age for day in born)
    hours = most_hours_a_week(Decimal(working_percent) / 100, under, monday)
    return Most(int(Fraction(hours) * 60), under, str(held.source), held.status)


def hours_sv(minutes: int) -> str:
    """4 timmar; 6 timmar 40 minuter."""
    hours, left = divmod(minutes, 60)
    parts = [f"{hours} {'timme' if hours == 1 else 'timmar'}"] if hours or not left else []
    return " ".join([*parts, f"{left} minuter"] if left else parts)


def week_sv(week: Week) -> str:
    """A week of the ledger as one sentence, for pages, papers and whoever does not see a chart."""
    parts = [
        (week.attended, "på plats"), (week.valid, "borta med giltigt skäl"),
        (week.unknown, "borta, inte bedömt än"), (week.not_valid, "borta utan giltigt skäl"),
        (week.not_noted, "inte antecknat än"), (week.ahead, "kvar"),
    ]  # fmt: skip
    told = ", ".join(f"{hours_sv(minutes)} {words}" for minutes, words in parts if minutes)
    return f"Vecka {week.number}: {hours_sv(week.assigned)} bestämda. {told[:1].upper()}{told[1:]}."


def day_sv(day: Day, reason: AbsenceReason | None, today: date) -> str:
    """What is known of a day as one sentence, the same for whoever it is about and for us."""
    if day.attended is None and not day.absent:
        return "Inte antecknat än." if day.on < today else "Kommer."
    if not day.away:
        return f"På plats {hours_sv(day.attended or 0)}."
    there = f"På plats {hours_sv(day.attended)}, borta" if day.attended else "Borta"
    why = f": {reason.words[:1].lower()}{reason.words[1:]}" if reason else ""
    judged = {
        Judged.VALID: "Giltigt skäl.",
        Judged.NOT_VALID: "Bedömt som inte giltigt.",
        Judged.UNKNOWN: "Inte bedömt än." if reason else "Vi vet inte varför än.",
    }[day.judged]
    return f"{there} {hours_sv(day.away)}{why}. {judged}"
