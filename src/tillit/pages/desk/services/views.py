"""The worker's pages: the services of a case, the order, one service."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.services import actions
from tillit.casework.services.types import ServicePage
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import forms, presenters
from .verbs import offered


@require_GET
@desk_page
def case_services(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The services of a case, and what is granted and not ordered."""
    view = actions.open_case_services(case_id, by=request.actor, at=request.at)
    context = {"view": view, "rows": [presenters.row(line) for line in view.services]}
    return page(request, "desk/services/case_services.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def order_form(request: DeskRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Order what a decision grants from a unit."""
    view = actions.open_case_services(case_id, by=request.actor, at=request.at)
    decision = next((each for each in view.granted if each.id == decision_id), None)
    if decision is None and request.method == "GET":
        return redirect("desk:case_services", case_id)
    sent = request.POST if request.method == "POST" else None
    form = forms.Order(
        sent, kinds=view.kinds, units=view.unit_names, givers=view.givers, sealed=view.sealed
    )
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            status = refused(form, partial(_order, request, case_id, decision_id, form))
        if not status:
            messages.success(request, "Beställningen är skickad.")
            return redirect("desk:case_service", case_id, form.once_id)
    context = {"view": view, "decision": decision, "form": form}
    return page(request, "desk/services/order_form.html", context, status=status)


def _order(request: DeskRequest, case_id: UUID, decision_id: UUID, form: forms.Order) -> None:
    code, unit = form.chosen
    data = form.cleaned_data
    actions.order_service(
        case_id,
        decision_id,
        code,
        unit,
        aim=data["aim"],
        contact=data["contact"],
        extent=data["extent"],
        to=UUID(data["to"]) if data["to"] else None,
        id_=form.once_id,
        by=request.actor,
        at=request.at,
    )


@require_GET
@desk_page
def case_service(request: DeskRequest, case_id: UUID, service_id: UUID) -> HttpResponse:
    """One service of a case, for those who may read the case."""
    about = actions.open_service(service_id, by=request.actor, at=request.at)
    if about.line.case_id != case_id:
        raise NotThere
    return show(request, about)


def show(request: DeskRequest, about: ServicePage) -> HttpResponse:
    """The page of a service, the same for both sides; each sees its own buttons."""
    context = {
        "about": about,
        "row": presenters.row(about.line),
        "facts": presenters.facts(about),
        "family": presenters.family(about),
        "verbs": offered(about),
        "heads": presenters.heads(about.measures),
        "measures": list(zip(about.measures.rows, presenters.changes(about.measures), strict=True)),
    }
    return page(request, "desk/services/service.html", context)
