"""The list of services: what can be ordered, from whom, and what no longer can."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.kernel.refusal import why_not
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.catalogue import policies
from tillit.registers.catalogue.actions import publish_kind, withdraw_kind
from tillit.registers.catalogue.queries import bases_of_services, every_kind, kind_of_service
from tillit.trust.access.queries import units
from tillit.trust.access.types import UnitKind

from .forms import Kind, Withdraw, as_it_is


@require_http_methods(["GET", "POST"])
@desk_page
def kinds(request: DeskRequest) -> HttpResponse:
    """Everybody reads the list; the administrator changes it. What is ordered goes on."""
    code, form, status = request.POST.get("code", ""), None, 200
    if request.method == "POST":
        form = Withdraw(request.POST, auto_id=f"{code}_%s")
        status = refused(form, partial(_withdraw, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(
                request, "Insatsen kan inte beställas längre. Det som pågår fortsätter."
            )
            return redirect("desk:kinds")
    names = {unit.id: unit.name for unit in units(request.actor)}
    rows = [
        (
            kind,
            ", ".join(sorted(names[id_] for id_ in kind.unit_ids if id_ in names)),
            form if form and kind.code == code else Withdraw(auto_id=f"{kind.code}_%s"),
            kind.code == code,
        )
        for kind in every_kind(request.actor)
    ]
    context = {
        "offered": [row for row in rows if row[0].published],
        "withdrawn": [row[0] for row in rows if not row[0].published],
        "may_change": not why_not(policies.check_may_change, request.actor),
    }
    return page(request, "desk/catalogue/kinds.html", context, status=status)


def _withdraw(request: DeskRequest, form: Withdraw) -> None:
    reason = form.cleaned_data["reason"]
    withdraw_kind(request.POST.get("code", ""), reason=reason, by=request.actor, at=request.at)


@require_http_methods(["GET", "POST"])
@desk_page
def kind(request: DeskRequest, code: str = "") -> HttpResponse:
    """A new kind of service, or what is said about one: also one to be ordered again."""
    policies.check_may_change(request.actor)
    known = kind_of_service(request.actor, code) if code else None
    form = Kind(
        request.POST or None,
        initial=as_it_is(known) if known else None,
        bases=bases_of_services(request.actor, at=request.at),
        units=[(unit.id, unit.name) for unit in units(request.actor, UnitKind.PROVIDER)],
    )
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_publish, request, form, code)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, f"{form.cleaned_data['name']} kan nu beställas.")
            return redirect("desk:kinds")
    context = {"form": form, "kind": known}
    return page(request, "desk/catalogue/kind.html", context, status=status or 200)


def _publish(request: DeskRequest, form: Kind, code: str) -> None:
    publish_kind(form.kind(code), seen=form.version, by=request.actor, at=request.at)
