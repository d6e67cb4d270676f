"""Who has agreed on what; one person's weeks; a new activity, and the end of one."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.queries import activity_plan
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.assistance.activity import REASONS_SOURCE
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import presenters
from .forms import EndForm, PlanForm

TEMPLATES = "desk/assistance/activity"


@require_GET
@desk_page
def activity(request: DeskRequest) -> HttpResponse:
    """Everybody who applies in one's cases: those with a question first."""
    lines = actions.open_activity(by=request.actor, at=request.at)
    context = {
        "rows": [presenters.row_of(line) for line in lines if line.plans or line.questions],
        "without": [line for line in lines if not line.plans and not line.questions],
        "questions": sum(bool(line.questions) for line in lines),
        "to_note": sum(bool(line.to_note) for line in lines),
    }
    return page(request, f"{TEMPLATES}/activity.html", context)


@require_GET
@desk_page
def of_person(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One person: what is agreed, what asks for somebody, week by week."""
    view = actions.open_activity_of(case_id, person_id, by=request.actor, at=request.at)
    context = {
        "person": presenters.person_of(view, day_of(request.at)),
        "today": day_of(request.at),
        "reasons_source": REASONS_SOURCE,
    }
    return page(request, f"{TEMPLATES}/person.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def plan(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Write down what is agreed."""
    view = actions.open_activity_of(case_id, person_id, by=request.actor, at=request.at)
    if not view.may_write:
        raise NotThere
    form, status = PlanForm(request.POST or None), 200
    if request.method == "POST":
        act = partial(_plan, request, case_id, person_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Sparat. Personen ser det på Mina sidor.")
            return redirect("desk:activity_of", case_id, person_id)
    context = {"form": form, "view": view, "most": presenters.most_words(view.most)}
    return page(request, f"{TEMPLATES}/plan.html", context, status=status)


def _plan(request: DeskRequest, case_id: UUID, person_id: UUID, form: PlanForm) -> None:
    actions.add_plan(
        case_id, person_id, form.said(), id=form.once_id, by=request.actor, at=request.at
    )


@require_http_methods(["GET", "POST"])
@desk_page
def end(request: DeskRequest, activity_id: UUID) -> HttpResponse:
    """End an activity before its time."""
    case_id, person_id, line = activity_plan(request.actor, activity_id, at=request.at)
    begun = {"last": min(line.last, max(line.first, day_of(request.at)))}
    form, status = EndForm(request.POST or None, initial=begun), 200
    if request.method == "POST":
        act = partial(_end, request, activity_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Aktiviteten är avslutad. Det som är antecknat står kvar.")
            return redirect("desk:activity_of", case_id, person_id)
    context = {
        "form": form,
        "words": presenters.plan_words(line),
        "back": reverse("desk:activity_of", args=[case_id, person_id]),
    }
    return page(request, f"{TEMPLATES}/end.html", context, status=status)


def _end(request: DeskRequest, activity_id: UUID, form: EndForm) -> None:
    said = form.cleaned_data
    actions.end_plan(
        activity_id, last=said["last"], why=said["why"], by=request.actor, at=request.at
    )
