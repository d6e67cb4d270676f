"""Who the child is: search the whole register with a purpose, choose, or enter somebody new."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tillit.casework.intake import actions
from tillit.casework.intake.queries import is_mine
from tillit.kernel.refusal import NotThere
from tillit.pages.desk.people.forms import NewPerson
from tillit.pages.http.attempt import refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.actions import register_person, search_people
from tillit.registers.people.types import Protection, Purpose, Source

from .forms import Match
from .presenters import report_page
from .views import REPORT

DONE = "Barnet är kopplat till en person. Läs om det finns tidigare anmälningar."
ELSEWHERE = "Barnet är kopplat. Den som leder enheten har anmälan nu, och ser den i mottagningen."


@require_POST
@desk_page
def search(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """Search the register for the child. Each search is logged, also an empty one."""
    actions.open_report(line_id, by=request.actor, at=request.at)
    form = Match(request.POST)
    answer = None
    status = 422
    if form.is_valid():
        found = []
        status = refused(
            form,
            lambda: found.append(
                search_people(
                    form.cleaned_data["q"],
                    purpose=Purpose.MATCH,
                    by=request.actor,
                    at=request.at,
                )
            ),
        )
        answer = found[0] if found else None
    more: dict[str, object] = {"match_form": form, "answer": answer}
    return _show(request, line_id, status, more, searched=form.cleaned_data.get("q", ""))


@require_POST
@desk_page
def choose(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """This child is that person."""
    form = Match(request.POST)
    chosen = request.POST.get("person", "")
    try:
        person = UUID(chosen)
    except ValueError:
        raise NotThere
    status = refused(
        form, lambda: actions.match_child(line_id, person, by=request.actor, at=request.at)
    )
    if status:
        return _show(request, line_id, status, {"match_form": form})
    return _matched(request, line_id)


def _matched(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """The report again; or the inbox, where a wall stands before it now."""
    if is_mine(request.actor, line_id, at=request.at):
        messages.success(request, DONE)
        return redirect("desk:report", line_id)
    messages.success(request, ELSEWHERE)
    return redirect("desk:inbox")


@require_POST
@desk_page
def enter(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """The child is not in the register: enter them, and this child is that person."""
    form = NewPerson(request.POST)
    status = 422
    if form.is_valid():
        status = refused(form, lambda: _enter(request, line_id, form.cleaned_data))
    if status:
        return _show(request, line_id, status, {"new_person": form})
    return _matched(request, line_id)


def _enter(request: DeskRequest, line_id: UUID, data: dict[str, Any]) -> None:
    by, at = request.actor, request.at  # Any: a form's cleaned values
    person = register_person(
        data["given_name"],
        data["family_name"],
        number=data["number"],
        born=data["born"],
        sex=data["sex"],
        protection=Protection(data["protection"]),
        language=data["language"],
        source=Source(data["source"]),
        by=by,
        at=at,
    )
    actions.match_child(line_id, person, by=by, at=at)


def _show(
    request: DeskRequest,
    line_id: UUID,
    status: int,
    more: dict[str, object],
    *,
    searched: str = "",
) -> HttpResponse:
    view = actions.open_report(line_id, by=request.actor, at=request.at)
    context = report_page(view, request.actor, request.at, searched=searched) | more
    return page(request, REPORT, context, status=status or 200)
