"""The plan, on a screen that is shared with the person."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.services import actions
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import presenters
from .plan_forms import SCALE, GoalSteps
from .verbs import offered

VALUES = {str(value): value for value, _ in SCALE}


@require_GET
@desk_page
def plan(request: DeskRequest, service_id: UUID) -> HttpResponse:
    """Goals on their scale, who does what, and the same questions beside each other."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    context = {
        "about": about,
        "may": about.may("plan"),
        "verbs": {each.slug: each for each in offered(about, plan=True)},
        "heads": presenters.heads(about.measures),
        "measures": list(zip(about.measures.rows, presenters.changes(about.measures), strict=True)),
    }
    return page(request, "desk/services/plan.html", context)


@require_POST
@desk_page
def rate(request: DeskRequest, service_id: UUID, goal_id: UUID) -> HttpResponse:
    """Say where a goal is now."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    if goal_id not in {goal.id for goal in about.goals}:
        raise NotThere
    value = VALUES.get(request.POST.get("value", ""))
    if value is None:
        messages.error(request, "Välj ett steg på skalan.")
    else:
        actions.rate_goal(goal_id, value, by=request.actor, at=request.at)
        messages.success(request, "Sparat.")
    return redirect("desk:service_plan", service_id)


@require_http_methods(["GET", "POST"])
@desk_page
def steps(request: DeskRequest, service_id: UUID, goal_id: UUID) -> HttpResponse:
    """Say what each step of a goal's scale means to the person."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    goal = next((each for each in about.goals if each.id == goal_id), None)
    if goal is None or not about.may("plan"):
        raise NotThere
    form = GoalSteps(request.POST if request.method == "POST" else None, own=goal.own_steps)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            act = partial(actions.word_goal, goal_id, form.texts, by=request.actor, at=request.at)
            status = refused(form, act)
        if not status:
            messages.success(request, "Stegen har fått sina ord.")
            return redirect("desk:service_plan", service_id)
    context = {"about": about, "goal": goal, "form": form}
    return page(request, "desk/services/steps.html", context, status=status)


@require_POST
@desk_page
def tick(request: DeskRequest, service_id: UUID, step_id: UUID) -> HttpResponse:
    """Mark something as done, or not after all."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    if step_id not in {step.id for step in about.steps}:
        raise NotThere
    done = request.POST.get("done") == "1"
    try:
        actions.tick_step(step_id, done=done, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:service_plan", service_id)
