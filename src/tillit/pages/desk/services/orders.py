"""The provider's pages, and the list of what is not executed."""

import csv
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.services import actions
from tillit.casework.services.types import NonExecutionReason
from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import forms, presenters
from .views import show


@require_GET
@desk_page
def orders(request: DeskRequest) -> HttpResponse:
    """Orders that wait for an answer, and what one gives."""
    found = actions.open_orders(by=request.actor, at=request.at)
    context = {
        "waiting": [presenters.row(line) for line in found.waiting],
        "mine": [(presenters.row(line), found.givers.get(line.id, "")) for line in found.mine],
        "leads": request.actor.has(Role.LEADER),
        "thoughts": found.thoughts,
    }
    return page(request, "desk/services/orders.html", context)


@require_GET
@desk_page
def order(request: DeskRequest, service_id: UUID) -> HttpResponse:
    """One order or service, for the unit that gives it."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    return show(request, about)


@require_GET
@desk_page
def not_executed(request: DeskRequest) -> HttpResponse:
    """Decisions that are not executed in time, for the quarterly report (SoL 34:1-2)."""
    rows = actions.open_not_executed(by=request.actor, at=request.at)
    context = {
        "rows": rows,
        "may_explain": request.actor.has(Role.LEADER),
        "quarter": presenters.quarter(day_of(request.at)),
        "running": sum(row.executed_on is None for row in rows),
        "unexplained": sum(row.reason is None for row in rows),
    }
    return page(request, "desk/services/not_executed.html", context)


@require_GET
@desk_page
def not_executed_file(request: DeskRequest) -> HttpResponse:
    """The same list as a file for the supervisory authority and the auditors: decisions, days and
    coded reasons. No person, no case and no free text."""
    rows = actions.open_not_executed(by=request.actor, at=request.at, exported=True)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    name = presenters.quarter(day_of(request.at)).replace(" ", "-")
    answer["Content-Disposition"] = f'attachment; filename="ej-verkstallt-{name}.csv"'
    answer.write("\ufeff")  # spreadsheets then read å, ä and ö
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(presenters.FILE_HEADS)
    writer.writerows(presenters.file_row(row) for row in rows)
    return answer


@require_http_methods(["GET", "POST"])
@desk_page
def explain(request: DeskRequest, decision_id: UUID) -> HttpResponse:
    """Write why a decision on the list is not executed."""
    rows = actions.open_not_executed(by=request.actor, at=request.at)
    row = next((each for each in rows if each.decision_id == decision_id), None)
    if row is None or not request.actor.has(Role.LEADER):
        raise NotThere
    form = forms.Explain(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            status = refused(form, partial(_explain, request, decision_id, form))
        if not status:
            messages.success(request, "Skälet är sparat.")
            return redirect("desk:not_executed")
    return page(request, "desk/services/explain.html", {"row": row, "form": form}, status=status)


def _explain(request: DeskRequest, decision_id: UUID, form: forms.Explain) -> None:
    data = form.cleaned_data
    actions.explain_non_execution(
        decision_id,
        reason=NonExecutionReason(data["reason"]),
        text=data["text"],
        by=request.actor,
        at=request.at,
    )
