"""Planned days and what is known of them, read from the tables; what asks for a person's eye."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.once import once
from tillit.law.assistance.activity import (
    AbsenceReason,
    Day,
    Judged,
    Most,
    hours_sv,
    monday_of,
    most_in_week,
    week_sv,
    weeks,
)
from tillit.law.calendar import SATURDAY, add_months, is_day_of_rest
from tillit.registers.people.queries import births_of

from .household import CHILD_ROW
from .looking import Seen
from .models import ActivityDay, ActivityPlan, SheetRow, Worksheet
from .types.activity import ActivityKind, DayLine, EntryLine, PlanLine, ToldBy
from .types.words import Section, WarningKind

ONE = timedelta(days=1)


@dataclass(frozen=True)
class PlannedDay:
    """A day of a plan, and the entry that holds."""

    plan: ActivityPlan
    day: Day
    entry: ActivityDay | None


def last_day(plan: ActivityPlan) -> date:
    """The last day of a plan as it stands."""
    return plan.valid_to if plan.ended_on is None else min(plan.valid_to, plan.ended_on)


def planned(plan: ActivityPlan, on: date) -> int:
    """Planned minutes a day. A public holiday on a weekday has none: our reading."""
    if not plan.valid_from <= on <= last_day(plan):
        return 0
    if on.weekday() < SATURDAY and is_day_of_rest(on):
        return 0
    return int(plan.schedule[on.weekday()])


def days_of(plans: Iterable[ActivityPlan], first: date, last: date) -> list[PlannedDay]:
    """Every planned day from a day to a day, the first first. One query."""
    plans = list(plans)
    held = ActivityDay.objects.filter(
        plan__in=[plan.pk for plan in plans], on__gte=first, on__lte=last, replaced_by=None
    )
    entries = {(row.plan_id, row.on): row for row in held}
    found = [
        PlannedDay(plan, _day(on, minutes, entries.get((plan.pk, on))), entries.get((plan.pk, on)))
        for plan in plans
        for on in _between(max(first, plan.valid_from), min(last, last_day(plan)))
        if (minutes := planned(plan, on))
    ]
    return sorted(found, key=lambda each: (each.day.on, each.plan.at))


def _between(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE


def _day(on: date, minutes: int, entry: ActivityDay | None) -> Day:
    if entry is None:
        return Day(on, minutes)
    return Day(on, minutes, entry.attended, bool(entry.reason), Judged(entry.judged))


def window_of(month: date) -> tuple[date, date]:
    """The days whose activity a month looks at: the month before and the month itself, whole. Our
    reading: how long back a decision may look has not been found."""
    return add_months(month, -1), add_months(month, 1) - ONE


@once
def days_for(case_id: UUID, month: date) -> list[PlannedDay]:
    """The planned days that a month of a case looks at. Two queries."""
    first, last = window_of(month)
    plans = ActivityPlan.objects.filter(case_id=case_id, valid_from__lte=last, valid_to__gte=first)
    return days_of(plans, first, last)


def open_questions(case_id: UUID, month: date, today: date) -> bool:
    """Whether anything of the activity is not known, not assessed or assessed as no good reason:
    then a person decides the month. A day that nobody has noted is not known either."""
    return any(
        each.day.asks or (each.entry is None and each.day.on < today)
        for each in days_for(case_id, month)
    )


def activity_seen(sheet: Worksheet) -> list[Seen]:
    """What somebody should look at: one thing a week and person. Which days it is about is in its
    source, so that a new absence asks anew where an earlier one was closed."""
    asked: dict[tuple[UUID, date], list[Day]] = {}
    for each in days_for(sheet.case_id, sheet.month):
        if each.day.asks:
            key = (each.plan.person_id, monday_of(each.day.on))
            asked.setdefault(key, []).append(each.day)
    return [
        Seen(WarningKind.ACTIVITY, f"{person}:{monday}:{_which(days)}", _told(monday, days))
        for (person, monday), days in sorted(asked.items(), key=lambda item: item[0][1])
    ]


def _which(days: list[Day]) -> str:
    parts = {judged: {d.on.weekday() + 1 for d in days if d.judged is judged} for judged in Judged}
    unknown, bad = parts[Judged.UNKNOWN], parts[Judged.NOT_VALID]
    return "".join(map(str, sorted(unknown))) + "-" + "".join(map(str, sorted(bad)))


def _told(monday: date, days: list[Day]) -> str:
    said = {Judged.UNKNOWN: "är inte bedömda än", Judged.NOT_VALID: "är bedömda som inte giltiga"}
    parts = [
        f"{hours_sv(sum(d.away for d in days if d.judged is judged))} {words}"
        for judged, words in said.items()
        if any(d.judged is judged for d in days)
    ]
    return f"Vecka {monday.isocalendar().week}: {' och '.join(parts)}."


def facts_sv(case_id: UUID, month: date, today: date) -> tuple[str, ...]:
    """The ledger of a month as sentences, for a proposal."""
    return tuple(week_sv(w) for w in weeks((e.day for e in days_for(case_id, month)), today))


def children_born(actor: Actor, case_id: UUID) -> tuple[date, ...]:
    """The days of birth of the children in the latest month of a case. Two queries."""
    sheet = Worksheet.objects.filter(case_id=case_id).order_by("-month").first()
    rows = SheetRow.objects.filter(
        sheet=sheet, section=Section.HOUSEHOLD, kind=CHILD_ROW, removed_at=None
    )
    ids = [each for each in rows.values_list("person_id", flat=True) if each] if sheet else []
    return tuple(born for born in births_of(actor, ids).values() if born)


def weeks_above(
    plans: Iterable[ActivityPlan],
    born: tuple[date, ...],
    *,
    percent: int,
    first: date,
    last: date,
) -> list[tuple[date, int, Most]]:
    """The weeks in which all the plans of a person together ask for more than the most, with the
    minutes and the limit. `percent`: how much the person works."""
    plans = list(plans)
    found, monday = [], monday_of(first)
    while monday <= last:
        days = [monday + n * ONE for n in range(7)]
        minutes = sum(planned(plan, day) for plan in plans for day in days)
        most = most_in_week(monday, percent, born)
        if most.minutes is not None and minutes > most.minutes:
            found.append((monday, minutes, most))
        monday += 7 * ONE
    return found


def plan_line(plan: ActivityPlan) -> PlanLine:
    """A plan as pages see it."""
    return PlanLine(
        plan.pk, ActivityKind(plan.kind), plan.place, plan.text, plan.minutes,
        tuple(plan.schedule), plan.valid_from, last_day(plan), plan.agreed, plan.above_why,
        plan.by_name, plan.at, plan.ended_why, plan.ended_by_name,
    )  # fmt: skip


def entry_line(row: ActivityDay) -> EntryLine:
    """An entry as pages see it."""
    return EntryLine(
        row.pk, row.attended, AbsenceReason(row.reason) if row.reason else None,
        ToldBy(row.told_by), row.text, Judged(row.judged), row.why, row.by_name, row.at,
    )  # fmt: skip


def day_line(each: PlannedDay, earlier: Iterable[ActivityDay] = ()) -> DayLine:
    """A planned day as pages see it."""
    entry = entry_line(each.entry) if each.entry else None
    return DayLine(plan_line(each.plan), each.day, entry, tuple(map(entry_line, earlier)))
