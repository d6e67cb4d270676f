"""Everything that the page of a service shows, in a fixed number of queries."""

from datetime import datetime

from django.db.models import Prefetch

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.law.calendar import age_on
from tillit.registers.people.queries import (
    contact_needs_around,
    followed_merges,
    for_letters,
    guardians_of,
    lines_of,
    threats_around,
)
from tillit.trust.access.queries import holders_of
from tillit.trust.identity.queries import colleagues

from . import policies
from .consent import state_of
from .lists import lines
from .models import (
    Goal,
    GoalRating,
    Measure,
    MeasureAnswer,
    MeasurePoint,
    Order,
    Pause,
    PlanStep,
    Service,
    SessionNote,
    ToldWorker,
)
from .types import (
    Attendance,
    DeclineReason,
    EndReason,
    GoalLine,
    MeasureRow,
    MeasureTable,
    Moment,
    OrderView,
    PauseLine,
    PauseReason,
    PlanLine,
    ServicePage,
    SessionLine,
)
from .workflow import VERBS, WRITES, Side, Stage, is_open, sides_of


def load(actor: Actor, service: Service, *, at: datetime) -> ServicePage:
    """The page for somebody who has been let in. The caller writes the leaf."""
    day = day_of(at)
    person = followed_merges(actor, service.person_id)
    born = for_letters(actor, [person], at=at)[person].born
    guardians = guardians_of(actor, person, at=at)
    around = [person, *guardians]
    people = lines_of(actor, around)
    names = {id_: line.name for id_, line in people.items()}
    needs = contact_needs_around(actor, around)
    mine = policies.sides(actor, service, at=at)
    stage = Stage(service.stage)
    holders = [holder.staff_id for holder in holders_of(actor, service.pk, at=at)]
    team = policies.givers_in(actor, [service.unit_id], at=at).get(service.unit_id, ())
    staff = colleagues(actor, {*holders, *team}, at=at)
    return ServicePage(
        line=lines(actor, [service])[0],
        order=_order(service),
        assessed=service.assessed,
        out_of_home=service.out_of_home,
        version=service.version,
        age=None if born is None or people[person].born is None else age_on(born, day),
        needs=needs,
        threats=tuple(threats_around(actor, around, today=day)),
        guardians=tuple(people[id_] for id_ in guardians),
        consent=state_of(actor, service, at=at, names=names),
        goals=_goals(service),
        steps=_steps(service, at),
        sessions=_sessions(service),
        measures=measures_of(service),
        pauses=_pauses(service),
        told=_told(service) if Side.WORKER in mine else (),
        givers=tuple(staff[id_].name for id_ in holders if id_ in staff),
        colleagues=tuple(
            (id_, staff[id_].name)
            for id_ in team
            if Side.PROVIDER in mine and id_ not in holders and id_ in staff and staff[id_].active
        ),
        end_reason=EndReason(service.end_reason) if service.end_reason else None,
        end_text=service.end_text,
        is_worker=Side.WORKER in mine,
        is_provider=Side.PROVIDER in mine,
        open_verbs=frozenset(
            verb for verb in (*VERBS, *WRITES) if mine & sides_of(verb) and is_open(verb, stage)
        ),
    )


def _order(service: Service) -> OrderView:
    row = Order.objects.get(service=service)
    declined = DeclineReason(row.declined_because).words if row.declined_because else ""
    return OrderView(
        row.aim, row.contact, row.extent, row.ordered_by_name, row.ordered_at,
        row.answered_by_name, row.answered_at, declined, row.answer_text,
    )  # fmt: skip


def _goals(service: Service) -> tuple[GoalLine, ...]:
    ratings = Prefetch("ratings", GoalRating.objects.order_by("at", "pk"))
    rows = Goal.objects.filter(service=service).order_by("order", "pk").prefetch_related(ratings)
    return tuple(
        GoalLine(
            row.pk, row.words, row.start, row.now, tuple(row.steps),
            tuple((each.at, each.value, each.by_name) for each in row.ratings.all()),
        )
        for row in rows
    )  # fmt: skip


def _steps(service: Service, at: datetime) -> tuple[PlanLine, ...]:
    rows = PlanStep.objects.filter(service=service).order_by("by_when", "at")
    today = day_of(at)
    return tuple(
        PlanLine(
            row.pk, row.what, row.who, row.by_when, row.done_at, row.done_by_name,
            late=row.done_at is None and row.by_when is not None and row.by_when < today,
        )
        for row in rows
    )  # fmt: skip


def _sessions(service: Service) -> tuple[SessionLine, ...]:
    rows = SessionNote.objects.filter(service=service).order_by("-held_at", "-pk")
    return tuple(
        SessionLine(row.pk, row.held_at, Attendance(row.attendance), row.text, row.author_name)
        for row in rows
    )


def _told(service: Service) -> tuple[tuple[datetime, str], ...]:
    rows = ToldWorker.objects.filter(service=service).order_by("at")
    return tuple(rows.values_list("at", "text"))


def _pauses(service: Service) -> tuple[PauseLine, ...]:
    rows = Pause.objects.filter(service=service).order_by("began_at")
    return tuple(
        PauseLine(PauseReason(row.reason), row.text, row.began_at, row.ended_at) for row in rows
    )


def measures_of(service: Service) -> MeasureTable:
    """The same questions beside each other, in three queries."""
    points = list(MeasurePoint.objects.filter(service=service).order_by("at", "pk"))
    answers = MeasureAnswer.objects.filter(point__service=service)
    given = {(row.measure_id, row.point_id): row.value for row in answers}
    rows = Measure.objects.filter(service=service).order_by("order")
    return MeasureTable(
        tuple((Moment(point.moment), point.at) for point in points),
        tuple(
            MeasureRow(
                row.pk, row.question, tuple(given.get((row.pk, point.pk)) for point in points)
            )
            for row in rows
        ),
    )
