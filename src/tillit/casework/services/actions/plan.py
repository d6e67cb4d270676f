"""The plan that is made together with the person: goals, who does what, the same questions."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from tillit.casework.services import policies
from tillit.casework.services.events import (
    GoalAdded,
    GoalMeasured,
    GoalWorded,
    PlanStepAdded,
    PlanStepDone,
    ServiceMeasured,
)
from tillit.casework.services.models import (
    Goal,
    GoalRating,
    Measure,
    MeasureAnswer,
    MeasurePoint,
    PlanStep,
)
from tillit.casework.services.types import Moment
from tillit.kernel.actor import Actor
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.actions import record

SCALE = range(-2, 3)
MOST_GOALS = 12
MOST_IN_STEP = 160


@transaction.atomic
def add_goal(
    service_id: UUID,
    words: str,
    *,
    start: int = -1,
    steps: Sequence[str] = (),
    id_: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write a goal in the person's own words, and where on the scale it is today."""
    service = policies.service_to_change(by, service_id, "plan", at=at)
    said = policies.check_text(words, "Skriv målet med personens egna ord.")
    _check_scale(start)
    count = Goal.objects.filter(service=service).count()
    if count >= MOST_GOALS:
        raise Refusal(f"Planen har redan {MOST_GOALS} mål. Välj de viktigaste.")
    goal = Goal.objects.create(
        id=id_ or new_id(),
        service=service,
        words=said,
        steps=_own_steps(steps, ()),
        start=start,
        now=start,
        order=count,
        at=at,
        by_name=getattr(by, "name", ""),
    )
    _rate(goal, start, by=by, at=at)
    record(GoalAdded(service=service_id, person=service.person_id, goal=goal.pk), by=by, at=at)
    return goal.pk


@transaction.atomic
def word_goal(goal_id: UUID, steps: Sequence[str], *, by: Actor, at: datetime) -> None:
    """Say what the steps of a goal's scale mean, from -2 on. Words that are there stay: what was
    measured by them must go on meaning the same."""
    goal = Goal.objects.select_for_update().filter(pk=goal_id).first()
    if goal is None:
        raise NotThere
    service = policies.service_to_change(by, goal.service_id, "plan", at=at)
    words = _own_steps(steps, goal.steps)
    if words == goal.steps:
        return
    Goal.objects.filter(pk=goal_id).update(steps=words)
    record(GoalWorded(service=service.pk, person=service.person_id, goal=goal_id), by=by, at=at)


@transaction.atomic
def rate_goal(goal_id: UUID, value: int, *, by: Actor, at: datetime) -> None:
    """Say where on its scale a goal is now. Earlier places stay."""
    goal = Goal.objects.filter(pk=goal_id).first()
    if goal is None:
        raise NotThere
    service = policies.service_to_change(by, goal.service_id, "plan", at=at)
    _check_scale(value)
    Goal.objects.filter(pk=goal_id).update(now=value)
    _rate(goal, value, by=by, at=at)
    event = GoalMeasured(service=service.pk, person=service.person_id, goal=goal_id, value=value)
    record(event, by=by, at=at)


@transaction.atomic
def add_step(
    service_id: UUID,
    what: str,
    who: str,
    *,
    by_when: date | None = None,
    id_: UUID | None = None,
    by: Actor,
    at: datetime,
) -> UUID:
    """Write who does what, and by which day."""
    service = policies.service_to_change(by, service_id, "plan", at=at)
    step = PlanStep.objects.create(
        id=id_ or new_id(),
        service=service,
        what=policies.check_text(what, "Skriv vad som ska göras.")[:300],
        who=policies.check_text(who, "Skriv vem som gör det.")[:120],
        by_when=by_when,
        at=at,
    )
    event = PlanStepAdded(service=service_id, person=service.person_id, step=step.pk)
    record(event, by=by, at=at)
    return step.pk


@transaction.atomic
def tick_step(step_id: UUID, *, done: bool = True, by: Actor, at: datetime) -> None:
    """Mark a step of the plan as done, or as not done after all. Twice is once."""
    step = PlanStep.objects.filter(pk=step_id).first()
    if step is None:
        raise NotThere
    service = policies.service_to_change(by, step.service_id, "plan", at=at)
    name = getattr(by, "name", "") if done else ""
    rows = PlanStep.objects.filter(pk=step_id, done_at__isnull=done)
    if not rows.update(done_at=at if done else None, done_by_name=name):
        return
    event = PlanStepDone(service=service.pk, person=service.person_id, step=step_id, done=done)
    record(event, by=by, at=at)


@transaction.atomic
def measure(
    service_id: UUID, moment: Moment, values: Mapping[UUID, int], *, by: Actor, at: datetime
) -> UUID:
    """The person answers the service's own questions, all of them, 1 to 5. There is one start
    and one end; reviews and the end come after the start."""
    service = policies.service_to_change(by, service_id, "measure", at=at)
    asked = set(Measure.objects.filter(service=service).values_list("pk", flat=True))
    if not asked:
        raise Refusal("Den här insatsen har inga frågor att följa upp med.")
    if set(values) != asked or not all(1 <= value <= 5 for value in values.values()):
        raise Refusal("Svara på alla frågor, från 1 till 5.")
    points = MeasurePoint.objects.filter(service=service)
    if moment is not Moment.START and not points.filter(moment=Moment.START).exists():
        raise Refusal("Svara på frågorna för starten först. Då går svaren att jämföra.")
    try:
        with transaction.atomic():
            point = MeasurePoint.objects.create(
                service=service, moment=moment, by_name=getattr(by, "name", ""), at=at
            )
    except IntegrityError:
        raise Moved("Svaren finns redan. Läs dem innan du går vidare.")
    MeasureAnswer.objects.bulk_create(
        MeasureAnswer(point=point, measure_id=id_, value=value) for id_, value in values.items()
    )
    event = ServiceMeasured(service=service_id, person=service.person_id, moment=moment)
    record(event, by=by, at=at)
    return point.pk


def _own_steps(said: Sequence[str], before: Sequence[str]) -> list[str]:
    """Five texts, the older first; nothing at all while nobody has said anything."""
    new = [policies.check_text(text)[:MOST_IN_STEP] for text in (*said, *[""] * len(SCALE))]
    old = (*before, *[""] * len(SCALE))
    words = [was or now for was, now in zip(old, new, strict=False)][: len(SCALE)]
    return words if any(words) else []


def _rate(goal: Goal, value: int, *, by: Actor, at: datetime) -> None:
    GoalRating.objects.create(goal=goal, value=value, at=at, by_name=getattr(by, "name", ""))


def _check_scale(value: int) -> None:
    if value not in SCALE:
        raise Refusal("Välj ett steg på skalan, från -2 till +2.")
