"""Activity as its pages show it: sentences first, then the weeks beside each other."""

from dataclasses import dataclass
from datetime import date

from tillit.areas.assistance.types import (
    ActivityLine,
    ActivityView,
    DayLine,
    EntryLine,
    PlanLine,
)
from tillit.kernel.swedish import WEEKDAYS, full_day
from tillit.law.assistance.activity import (
    Judged,
    Most,
    Week,
    day_sv,
    hours_sv,
    monday_of,
    week_sv,
)

SHOWN_WEEKS = 4


@dataclass(frozen=True)
class Row:
    """Somebody on the list."""

    line: ActivityLine
    plans: tuple[str, ...]
    week: str
    work: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """An activity in words."""

    line: PlanLine
    words: str
    days: str
    is_now: bool
    may_end: bool


@dataclass(frozen=True)
class Entry:
    """One thing that was noted, in words."""

    line: EntryLine
    words: str


@dataclass(frozen=True)
class Day:
    """A day in words. `quick`: it can be said to be valid in one press."""

    line: DayLine
    words: str
    asks: bool
    blank: bool
    quick: bool
    earlier: tuple[Entry, ...]


@dataclass(frozen=True)
class Weekly:
    """A week: one sentence, what it is made of, its days."""

    week: Week
    title: str
    words: str
    met: int
    days: tuple[Day, ...]
    to_note: int


@dataclass(frozen=True)
class Person:
    """One person's page."""

    view: ActivityView
    plans: tuple[Plan, ...]
    questions: tuple[Day, ...]
    coming: tuple[Weekly, ...]
    weeks: tuple[Weekly, ...]
    older: tuple[Weekly, ...]
    most: str
    most_marked: bool


def row_of(line: ActivityLine) -> Row:
    """Somebody on the list. Nobody is blamed in it: what is not noted is ours to note."""
    work = []
    if line.questions:
        work.append(f"{line.questions} {'dag' if line.questions == 1 else 'dagar'} att bedöma")
    if line.to_note:
        work.append(f"{line.to_note} {'dag' if line.to_note == 1 else 'dagar'} att anteckna")
    week = ""
    if line.week:
        week = f"{hours_sv(line.week.attended)} av {hours_sv(line.week.assigned)}"
    return Row(line, tuple(plan_words(plan) for plan in line.plans), week, tuple(work))


def plan_words(plan: PlanLine) -> str:
    """Språk, Solby vuxenskola: 16 timmar i veckan."""
    return f"{plan.kind.words}, {plan.place}: {hours_sv(plan.minutes)} i veckan"


def person_of(view: ActivityView, today: date) -> Person:
    """Everything that the page of a person shows."""
    weeks = tuple(_weekly(week, view, today) for week in view.weeks)
    now = monday_of(today)
    been = tuple(week for week in weeks if week.week.monday <= now)
    return Person(
        view=view,
        plans=tuple(_plan(plan, today) for plan in view.plans),
        questions=tuple(day_of_line(each, today) for each in view.questions),
        coming=tuple(week for week in reversed(weeks) if week.week.monday > now),
        weeks=been[:SHOWN_WEEKS],
        older=been[SHOWN_WEEKS:],
        most=most_words(view.most),
        most_marked=view.most.minutes is not None,
    )


def most_words(most: Most) -> str:
    """The limit of this week in words."""
    if most.minutes is None:
        return "Ingen gräns för timmarna gäller den här veckan."
    child = " med ett barn under åtta år" if most.child_under else ""
    return f"Högst {hours_sv(most.minutes)} i veckan{child}."


def _plan(plan: PlanLine, today: date) -> Plan:
    on = [WEEKDAYS[day] for day, minutes in enumerate(plan.schedule) if minutes]
    when = f"{', '.join(on)}. Från {full_day(plan.first)} till {full_day(plan.last)}."
    is_now = plan.first <= today <= plan.last
    return Plan(plan, plan_words(plan), when, is_now, plan.last >= today and not plan.ended_why)


def _weekly(week: Week, view: ActivityView, today: date) -> Weekly:
    days = [each for each in reversed(view.days) if monday_of(each.on) == week.monday]
    blank = [each for each in days if each.entry is None and each.on <= today]
    return Weekly(
        week=week,
        title=f"Vecka {week.number}",
        words=week_sv(week).partition(": ")[2],
        met=week.attended + week.valid,
        days=tuple(day_of_line(each, today) for each in days),
        to_note=len(blank),
    )


def day_of_line(line: DayLine, today: date) -> Day:
    """A day in words, with all that was noted of it before."""
    entry = line.entry
    quick = (
        entry is not None
        and entry.reason is not None
        and entry.judged is Judged.UNKNOWN
        and line.day.asks
    )
    return Day(
        line=line,
        words=day_sv(line.day, entry.reason if entry else None, today),
        asks=line.day.asks,
        blank=entry is None and line.on <= today,
        quick=quick,
        earlier=tuple(Entry(each, _entry_words(each)) for each in line.earlier),
    )


def _entry_words(entry: EntryLine) -> str:
    parts = [] if entry.attended is None else [f"på plats {hours_sv(entry.attended)}"]
    parts += [entry.reason.words] if entry.reason else []
    words = ", ".join([*parts, entry.judged.words.lower()])
    return f"{words[:1].upper()}{words[1:]}"
