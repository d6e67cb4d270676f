"""Note a week in one press, a day in a form, and a good reason in one press."""

from datetime import date
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.queries import activity_plan, noted_day
from tillit.areas.assistance.types import DayLine
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of, written_day
from tillit.law.assistance.activity import Judged
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import presenters
from .forms import DayForm, begun_with


@require_POST
@desk_page
def week(request: DeskRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """There all of every day that nobody has noted."""
    monday = _day(request.POST.get("vecka", ""))
    noted = actions.note_week(case_id, person_id, monday, by=request.actor, at=request.at)
    said = "Antecknat." if noted else "Allt var redan antecknat."
    messages.success(request, said)
    return redirect("desk:activity_of", case_id, person_id)


@require_POST
@desk_page
def valid(request: DeskRequest, noted_id: UUID) -> HttpResponse:
    """The reason that was told is good."""
    case_id, person_id = noted_day(request.actor, noted_id, at=request.at)
    try:
        actions.assess_day(noted_id, Judged.VALID, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "Antecknat som giltigt skäl.")
    return redirect("desk:activity_of", case_id, person_id)


@require_http_methods(["GET", "POST"])
@desk_page
def day(request: DeskRequest, activity_id: UUID) -> HttpResponse:
    """How a day went: note, correct or assess. What was noted before stays readable."""
    case_id, person_id, plan = activity_plan(request.actor, activity_id, at=request.at)
    view = actions.open_activity_of(case_id, person_id, by=request.actor, at=request.at)
    on = _day(request.GET.get("dag", ""))
    line = next((x for x in view.days if x.plan.id == activity_id and x.on == on), None)
    if line is None:
        raise NotThere
    form, status = DayForm(request.POST or None, initial=begun_with(line)), 200
    if request.method == "POST":
        act = partial(_note, request, line, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Sparat.")
            return redirect("desk:activity_of", case_id, person_id)
    context = {
        "form": form,
        "view": view,
        "day": presenters.day_of_line(line, day_of(request.at)),
        "words": presenters.plan_words(plan),
        "title": written_day(on, today=day_of(request.at)).capitalize(),
        "back": reverse("desk:activity_of", args=[case_id, person_id]),
    }
    return page(request, "desk/assistance/activity/day.html", context, status=status)


def _note(request: DeskRequest, line: DayLine, form: DayForm) -> None:
    actions.note_day(
        line.plan.id, line.on, form.said(), seen=form.cleaned_data["seen"], id=form.once_id,
        by=request.actor, at=request.at,
    )  # fmt: skip


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotThere
