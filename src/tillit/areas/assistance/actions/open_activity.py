"""Open the activity of a unit, of one person, and one's own."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from tillit.areas.assistance.activity import (
    PlannedDay,
    children_born,
    day_line,
    days_of,
    last_day,
    plan_line,
)
from tillit.areas.assistance.household import parties_of_case
from tillit.areas.assistance.models import ActivityDay, ActivityPlan, Application
from tillit.areas.assistance.types.activity import ActivityLine, ActivityView, DayLine, MyActivity
from tillit.areas.assistance.workflow import ApplicationStage
from tillit.casework.cases.policies import check_may_read
from tillit.casework.cases.queries import case_line, may_write, visible_cases
from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import Resident, Staff
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.assistance.activity import monday_of, most_in_week, weeks
from tillit.law.calendar import add_months
from tillit.registers.people.queries import ids_of, lines_of
from tillit.registers.people.types import PersonLine
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

BACK = 3  # months that pages look back
AHEAD = timedelta(days=31)
MOST_LINES = 500
MINE_BACK = timedelta(days=31)


@transaction.atomic
def open_activity(*, by: Staff, at: datetime) -> tuple[ActivityLine, ...]:
    """Those who apply in the actor's open cases: what each has agreed on, how this week goes, what
    asks for somebody. Those with questions first. As many queries however many there are."""
    if not any(seat.kind == str(UnitKind.ASSISTANCE) for seat in by.seats):
        raise NotThere
    today = day_of(at)
    seen = visible_cases(by, at=at).filter(kind=CaseKind.ASSISTANCE, closed_at=None)
    cases = dict(seen.order_by("-opened_at").values_list("pk", "number")[:MOST_LINES])
    who = _parties(cases)
    plans = defaultdict(list)
    for plan in ActivityPlan.objects.filter(case_id__in=cases).order_by("valid_from", "at"):
        plans[plan.case_id, plan.person_id].append(plan)
    who |= set(plans)
    first = add_months(today, -BACK)
    days = defaultdict(list)
    for each in days_of((p for some in plans.values() for p in some), first, today + AHEAD):
        days[each.plan.case_id, each.plan.person_id].append(each)
    people = lines_of(by, {person for _, person in who})
    lines = [
        _line(people[key[1]], key[0], cases[key[0]], plans[key], days[key], today)
        for key in who
        if key[1] in people
    ]
    note_read(
        "list_activity", by=by, at=at, shown=[line.person.id for line in lines], count=len(lines)
    )
    return tuple(
        sorted(lines, key=lambda x: (-x.questions, -x.to_note, not x.plans, x.person.sort_key))
    )


def _parties(cases: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Who applied, by the latest application of each case."""
    rows = Application.objects.filter(case_id__in=list(cases), stage=ApplicationStage.SUBMITTED)
    latest = {row.case_id: row for row in rows.order_by("month", "submitted_at")}
    return {
        (case_id, person)
        for case_id, row in latest.items()
        for person in (row.applicant_id, row.co_applicant_id)
        if case_id and person
    }


def _line(
    person: PersonLine, case_id: UUID, number: str, plans: list[ActivityPlan],
    days: list[PlannedDay], today: date,
) -> ActivityLine:  # fmt: skip
    now = [plan for plan in plans if last_day(plan) >= today]
    week = [w for w in weeks((e.day for e in days), today) if w.monday == monday_of(today)]
    return ActivityLine(
        person=person,
        case_id=case_id,
        number=number,
        plans=tuple(plan_line(plan) for plan in now),
        week=week[0] if week else None,
        questions=sum(each.day.asks for each in days),
        to_note=sum(each.entry is None and each.day.on < today for each in days),
    )


@transaction.atomic
def open_activity_of(case_id: UUID, person: UUID, *, by: Staff, at: datetime) -> ActivityView:
    """One person's activity: plans, weeks, days with all that was noted of each, and the limit."""
    check_may_read(by, case_id, at=at)
    rows = ActivityPlan.objects.filter(case_id=case_id, person_id=person)
    plans = list(rows.order_by("-valid_from", "-at"))
    parties = {party.person_id for party in parties_of_case(by, case_id, at)}
    if not plans and person not in parties:
        raise NotThere
    today = day_of(at)
    days = days_of(plans, add_months(today, -BACK), today + AHEAD)
    note_read(
        "open_activity", by=by, at=at, object_id=case_id, person_id=person,
        shows=(Shows.IDENTITY, Shows.CONTENT),
    )  # fmt: skip
    percent = max(plans, key=lambda plan: plan.at).working_percent if plans else 0
    return ActivityView(
        case_id=case_id,
        number=case_line(by, case_id, at=at).number,
        person=lines_of(by, [person])[person],
        plans=tuple(plan_line(plan) for plan in plans),
        weeks=tuple(reversed(weeks((each.day for each in days), today))),
        days=tuple(reversed(_with_history(days))),
        most=most_in_week(monday_of(today), percent, children_born(by, case_id)),
        may_write=may_write(by, case_id, at=at) and person in parties,
    )


def _with_history(days: list[PlannedDay]) -> list[DayLine]:
    """Each day with what its entry replaced, the latest first. One query."""
    older = defaultdict(list)
    plans = {each.plan.pk for each in days}
    rows = ActivityDay.objects.filter(plan__in=plans, replaced_by__isnull=False)
    for row in rows.order_by("-at", "-pk"):
        older[row.plan_id, row.on].append(row)
    return [day_line(each, older[each.plan.pk, each.day.on]) for each in days]


@transaction.atomic
def open_my_activity(*, by: Resident, at: datetime) -> MyActivity:
    """What the reader has agreed on, week by week, and the days they may tell of. Nobody else's,
    also not of whom they applied together with."""
    if by.acts_for is not None:
        return MyActivity((), (), ())
    today = day_of(at)
    rows = ActivityPlan.objects.filter(
        person__in=ids_of(by, by.id), valid_to__gte=add_months(today, -BACK)
    )
    plans = list(rows.order_by("-valid_from", "-at"))
    days = days_of(plans, add_months(today, -BACK), today + AHEAD)
    note_read(
        "open_my_activity", by=by, at=at, person_id=by.id, shows=(Shows.CONTENT,),
        count=len(plans), ground="own",
    )  # fmt: skip
    near = [each for each in days if abs(each.day.on - today) <= MINE_BACK]
    return MyActivity(
        plans=tuple(plan_line(plan) for plan in plans),
        weeks=tuple(reversed(weeks((each.day for each in days), today))),
        days=tuple(day_line(each) for each in near),
    )
