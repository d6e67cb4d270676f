"""The team."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tillit.casework.cases import actions
from tillit.casework.cases.actions import TeamView
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.pages.desk.my_day.presenters import row
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.templatetags.parts import count

from .forms import Allocate, HandOver

DONE = (
    "Överlämnat: {}. De nya handläggarna har fått veta det. Blev det fel? Lämna tillbaka på samma "
    "sätt, från den nya kollegans rad."
)


@desk_page
def teams(request: DeskRequest) -> HttpResponse:
    """The unit that the actor leads; the first one when there are several."""
    led = sorted(request.actor.units(Role.LEADER))
    if not led:
        raise NotThere
    return redirect("desk:team_of", led[0])


@desk_page
def team(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """Loads, cases without a worker, and all cases of the unit."""
    view = actions.open_team(unit_id, by=request.actor, at=request.at)
    names = {load.staff.id: load.staff.name for load in view.loads}
    context = {
        "view": view,
        "heaviest": max((load.weight for load in view.loads), default=0) or 1,
        "unallocated": [
            (line.id, replace(row(line, request.at), next="")) for line in view.unallocated
        ],
        "team": _team(view),
        "rows": [
            replace(row(line, request.at), next=names.get(view.responsible[line.id], ""))
            for line in view.cases
            if line.id in view.responsible
        ],
    }
    return page(request, "desk/team/team.html", context)


@require_POST
@desk_page
def allocate(request: DeskRequest, unit_id: UUID, case_id: UUID) -> HttpResponse:
    """Give one case to a colleague."""
    view = actions.open_team(unit_id, by=request.actor, at=request.at)
    form = _form(view, request)
    if not form.is_valid():
        messages.error(request, "Välj en kollega innan du fördelar ärendet.")
        return redirect("desk:team_of", unit_id)
    actions.hand_over(case_id, UUID(form.cleaned_data["to"]), by=request.actor, at=request.at)
    messages.success(request, "Ärendet är fördelat.")
    return redirect("desk:team_of", unit_id)


@desk_page
def hand_over(request: DeskRequest, unit_id: UUID, staff_id: UUID) -> HttpResponse:
    """Hand over the cases of somebody who leaves or is ill: choose, look, and then all in one
    step, or none."""
    view = actions.open_team(unit_id, by=request.actor, at=request.at)
    whose = next((load.staff for load in view.loads if load.staff.id == staff_id), None)
    if whose is None:
        raise NotThere
    cases = [
        (line.id, f"{line.number} · {line.person.short_name}")
        for line in view.cases
        if view.responsible.get(line.id) == staff_id
    ]
    team = [pair for pair in _team(view) if pair[0] != staff_id]
    form = HandOver(request.POST or None, cases=cases, team=team)
    context = {"view": view, "whose": whose, "form": form, "cases": cases}
    status = 200
    if request.method == "POST" and "change" not in request.POST:
        status = WRONG
        if form.is_valid() and "sure" not in request.POST:
            context["preview"] = form.by_receiver()
            return page(request, "desk/team/hand_over_preview.html", context)
        if form.is_valid():
            moves, why = form.moves(), form.cleaned_data["why"]
            act = partial(
                actions.hand_over_all, staff_id, moves, text=why, by=request.actor, at=request.at
            )
            status = refused(form, act)
            if not status:
                messages.success(request, DONE.format(count(len(moves), "ärende,ärenden")))
                return redirect("desk:team_of", unit_id)
    return page(request, "desk/team/hand_over.html", context, status=status)


def _form(view: TeamView, request: DeskRequest | None = None) -> Allocate:
    data = request.POST if request else None
    return Allocate(data, team=_team(view), auto_id=False)


def _team(view: TeamView) -> list[tuple[UUID, str]]:
    return [
        (load.staff.id, f"{load.staff.name} ({count(load.cases, 'ärende,ärenden')})")
        for load in sorted(view.loads, key=lambda load: load.weight)
        if load.staff.active
    ]
