"""Agree on an activity, end it, note how days went and say that one cannot come. Nothing here
lowers anything: an absence is a question until a person has assessed it (SoL 12:4–6)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.areas.assistance.activity import (
    activity_seen,
    children_born,
    days_of,
    planned,
    weeks_above,
)
from tillit.areas.assistance.events_of_activity import (
    ActivityDayNoted,
    ActivityEnded,
    ActivityPlanned,
)
from tillit.areas.assistance.household import parties_of_case
from tillit.areas.assistance.models import ActivityDay, ActivityPlan, Worksheet
from tillit.areas.assistance.types.activity import DayIn, PlanIn, ToldBy
from tillit.areas.assistance.types.words import WarningKind
from tillit.areas.assistance.workflow import MonthStage
from tillit.casework.cases.policies import case_to_change
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.rows import the_one
from tillit.kernel.swedish import day_of, full_day
from tillit.law.assistance.activity import AbsenceReason, Judged, hours_sv, monday_of, spread
from tillit.registers.people.queries import ids_of
from tillit.trust.audit.actions import record

from .warnings import settle

LONGEST = timedelta(days=366)  # an activity is looked at anew at least every year: our own choice
NEAR = timedelta(days=31)  # how far from today somebody tells by themselves: our own choice
DAY = 24 * 60
TEXT = 1_000
MOVED = "Någon annan har just antecknat dagen. Det du skrev finns kvar: läs dagen igen först."
ENDED = "Aktiviteten är redan avslutad. Läs sidan igen."
NOT_PLANNED = "Inget är bestämt den dagen. Välj en annan dag."
UNDECIDED = (
    MonthStage.RECEIVED, MonthStage.ASKED, MonthStage.FETCHED, MonthStage.WORKED,
    MonthStage.PROPOSED,
)  # fmt: skip


@transaction.atomic
def add_plan(
    case_id: UUID, person: UUID, said: PlanIn, *, id: UUID | None = None, by: Staff, at: datetime
) -> UUID:
    """Write down what is agreed with a person, or assigned. The same `id` twice is one plan. More
    hours than the law's most in any week of it are refused until somebody has written why."""
    case_to_change(by, case_id, at=at)
    if id and ActivityPlan.objects.filter(pk=id, case_id=case_id).exists():
        return id
    if person not in {party.person_id for party in parties_of_case(by, case_id, at)}:
        raise NotThere
    _check(said)
    row = ActivityPlan(
        pk=id or new_id(), case_id=case_id, person_id=person, kind=said.kind,
        place=said.place.strip(), text=said.text.strip(), minutes=said.minutes,
        schedule=list(spread(said.minutes, said.weekdays)), valid_from=said.valid_from,
        valid_to=said.valid_to, working_percent=said.working_percent, agreed=said.agreed,
        above_why=said.above_why.strip(), by_id=by.id, by_name=by.name, at=at,
    )  # fmt: skip
    if not row.above_why:
        _check_most(row, by)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the same press twice at the same moment
        if ActivityPlan.objects.filter(pk=row.pk, case_id=case_id).exists():
            return row.pk
        raise
    event = ActivityPlanned(
        case=case_id, person=person, plan=row.pk, kind=said.kind, first=said.valid_from,
        last=said.valid_to,
    )  # fmt: skip
    record(event, by=by, at=at)
    _refresh(case_id, at=at)
    return row.pk


def _check(said: PlanIn) -> None:
    if not said.place.strip():
        raise Refusal("Skriv var det är, till exempel vilken skola eller arbetsplats.")
    days = set(said.weekdays)
    if not days or not days <= set(range(7)):
        raise Refusal("Välj minst en veckodag.")
    if not 0 < said.minutes <= len(days) * DAY:
        raise Refusal("Skriv hur många timmar i veckan, mer än noll och så att dagarna räcker.")
    if not said.valid_from <= said.valid_to <= said.valid_from + LONGEST:
        raise Refusal("Välj en sista dag som är den första eller senare, högst ett år fram.")
    if not 0 <= said.working_percent <= 100:
        raise Refusal("Skriv hur mycket personen arbetar som procent av heltid, 0 till 100.")


def _check_most(row: ActivityPlan, by: Staff) -> None:
    others = ActivityPlan.objects.filter(
        case_id=row.case_id, person_id=row.person_id, valid_from__lte=row.valid_to,
        valid_to__gte=row.valid_from,
    )  # fmt: skip
    born = children_born(by, row.case_id)
    above = weeks_above(
        [*others, row], born, percent=row.working_percent, first=row.valid_from, last=row.valid_to
    )
    if not above:
        return
    monday, minutes, most = above[0]
    assert most.minutes is not None
    less = " med ett barn under åtta år" if most.child_under else ""
    raise Refusal(
        f"Vecka {monday.isocalendar().week} blir det {hours_sv(minutes)} sammanlagt. Högst "
        f"{hours_sv(most.minutes)} kan bestämmas{less} ({most.source}, {most.status.swedish}). "
        "Minska timmarna, eller skriv varför det ändå ska vara så."
    )


@transaction.atomic
def end_plan(plan_id: UUID, *, last: date, why: str, by: Staff, at: datetime) -> None:
    """End an activity: its last day, and why. What is noted of its days stays."""
    plan = _plan_to_change(plan_id, by=by, at=at)
    if not why.strip():
        raise Refusal("Skriv varför aktiviteten slutar.")
    if not plan.valid_from <= last <= plan.valid_to:
        raise Refusal("Välj en sista dag som ligger i aktiviteten.")
    noted = ActivityDay.objects.filter(plan=plan, on__gt=last, attended__isnull=False)
    if noted.exists():
        raise Refusal(
            f"En dag efter {full_day(last)} är redan antecknad. Välj en senare sista dag."
        )
    same = ActivityPlan.objects.filter(pk=plan.pk, ended_at=None)
    if not same.update(ended_on=last, ended_at=at, ended_by_name=by.name, ended_why=why.strip()):
        raise Moved(ENDED)
    event = ActivityEnded(case=plan.case_id, person=plan.person_id, plan=plan.pk, last=last)
    record(event, by=by, at=at)
    _refresh(plan.case_id, at=at)


@transaction.atomic
def note_day(
    plan_id: UUID,
    on: date,
    said: DayIn,
    *,
    seen: UUID | None,
    id: UUID | None = None,
    by: Staff,
    at: datetime,
) -> UUID:
    """Note how a day went, correct it, or assess an absence: always a new entry. `seen`: the entry
    that was read, so that the second of two editors loses politely; the same `id` twice is one."""
    plan = _plan_to_change(plan_id, by=by, at=at)
    if id and ActivityDay.objects.filter(pk=id, plan=plan).exists():
        return id
    _check_day(plan, on, said, today=day_of(at))
    current = _current(plan, on)
    if (current.pk if current else None) != seen:
        raise Moved(MOVED)
    return _write(plan, on, said, current, id=id, by=by, at=at)


def _check_day(plan: ActivityPlan, on: date, said: DayIn, *, today: date) -> None:
    if not planned(plan, on):
        raise Refusal(NOT_PLANNED)
    if said.attended is None and said.reason is None:
        raise Refusal("Skriv hur länge personen var där, eller varför personen inte kan komma.")
    if said.attended is not None and not 0 <= said.attended <= DAY:
        raise Refusal("Skriv timmar från 0 till 24.")
    if on > today and (said.attended is not None or said.judged is Judged.NOT_VALID):
        raise Refusal("Dagen har inte varit än. Anteckna hur den gick efteråt.")
    if said.judged is Judged.NOT_VALID and not said.why.strip():
        raise Refusal("Skriv varför skälet inte är giltigt, och vad personen själv har sagt.")
    if said.judged is Judged.VALID and said.reason is None and not said.why.strip():
        raise Refusal("Välj skälet, eller skriv vad ni kom fram till.")


@transaction.atomic
def note_week(case_id: UUID, person: UUID, monday: date, *, by: Staff, at: datetime) -> int:
    """Note that the person was there all of every day of the week that has been and that nobody
    has noted. Returns how many days; what is noted already is left as it is."""
    case_to_change(by, case_id, at=at)
    plans = ActivityPlan.objects.filter(case_id=case_id, person_id=person)
    first = monday_of(monday)
    last = min(first + timedelta(days=6), day_of(at))
    blank = [each for each in days_of(plans, first, last) if each.entry is None]
    for each in blank:
        said = DayIn(attended=each.day.planned)
        _write(each.plan, each.day.on, said, None, by=by, at=at)
    return len(blank)


@transaction.atomic
def assess_day(
    entry_id: UUID, judged: Judged, *, why: str = "", id: UUID | None = None, by: Staff,
    at: datetime,
) -> UUID:  # fmt: skip
    """Say whether the reason of an absence is good, of the entry that was read."""
    row = the_one(ActivityDay.objects.filter(pk=entry_id))
    if row is None:
        raise NotThere
    said = DayIn(
        attended=row.attended, reason=AbsenceReason(row.reason) if row.reason else None,
        told_by=ToldBy(row.told_by), text=row.text, judged=judged, why=why,
    )  # fmt: skip
    return note_day(row.plan_id, row.on, said, seen=row.pk, id=id, by=by, at=at)


@transaction.atomic
def tell_absence(
    plan_id: UUID,
    on: date,
    reason: AbsenceReason,
    *,
    text: str = "",
    id: UUID | None = None,
    by: Resident,
    at: datetime,
) -> UUID:
    """Say that one cannot come, or why one did not. A person reads it; nothing follows by itself.
    The same said twice is one entry. What was assessed as no good reason is asked anew."""
    plan = the_one(ActivityPlan.objects.filter(pk=plan_id))
    if plan is None or by.acts_for is not None or plan.person_id not in ids_of(by, by.id):
        raise NotThere
    if id and ActivityDay.objects.filter(pk=id, plan=plan).exists():
        return id
    if not planned(plan, on):
        raise Refusal(NOT_PLANNED)
    if abs(on - day_of(at)) > NEAR:
        raise Refusal("Dagen ligger mer än en månad bort. Ring oss, så antecknar vi det.")
    if len(text) > TEXT:
        raise Refusal("Korta texten till högst 1 000 tecken.")
    current = _current(plan, on)
    said = DayIn(
        attended=current.attended if current else None, reason=reason, told_by=ToldBy.PERSON,
        text=text.strip(),
    )  # fmt: skip
    if current is not None:
        if (current.reason, current.text, current.told_by) == (reason, said.text, ToldBy.PERSON):
            return current.pk
        if current.judged == Judged.VALID:
            raise Refusal("Ditt skäl för den dagen är redan godtaget. Du behöver inte göra mer.")
        if current.attended is not None and current.attended >= planned(plan, on):
            raise Refusal("Det är antecknat att du var där den dagen. Är det fel? Ring oss.")
    return _write(plan, on, said, current, id=id, by=by, at=at)


def _write(
    plan: ActivityPlan, on: date, said: DayIn, current: ActivityDay | None, *,
    id: UUID | None = None, by: Staff | Resident, at: datetime,
) -> UUID:  # fmt: skip
    said = replace(said, text=said.text.strip(), why=said.why.strip())
    row = ActivityDay(
        pk=id or new_id(), plan=plan, on=on, attended=said.attended, reason=said.reason or "",
        told_by=said.told_by, text=said.text, judged=said.judged, why=said.why, by_id=by.id,
        by_name=by.name, at=at, replaces=current,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # the chain of a day never forks
        raise Moved(MOVED)
    event = ActivityDayNoted(
        case=plan.case_id, person=plan.person_id, plan=plan.pk, entry=row.pk, day=on
    )
    record(event, by=by, at=at)
    _refresh(plan.case_id, at=at)
    return row.pk


def _current(plan: ActivityPlan, on: date) -> ActivityDay | None:
    return the_one(ActivityDay.objects.filter(plan=plan, on=on, replaced_by=None))


def _plan_to_change(plan_id: UUID, *, by: Actor, at: datetime) -> ActivityPlan:
    plan = the_one(ActivityPlan.objects.filter(pk=plan_id))
    if plan is None:
        raise NotThere
    case_to_change(by, plan.case_id, at=at)
    return plan


def _refresh(case_id: UUID, *, at: datetime) -> None:
    """Let the warnings of the months that nobody has decided say what is known now."""
    for sheet in Worksheet.objects.filter(case_id=case_id, stage__in=UNDECIDED):
        settle(sheet, activity_seen(sheet), silent=frozenset(), only=WarningKind.ACTIVITY, at=at)
