"""The delegation order: what holds, earlier versions, and a new one."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.decisions import actions, policies, queries
from tillit.casework.decisions.types import OrderView
from tillit.kernel.refusal import why_not
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .board_forms import OrderForm, point_of


@require_http_methods(["GET", "POST"])
@desk_page
def delegation_order(request: DeskRequest) -> HttpResponse:
    """All staff may read who may decide what. A version never changes: a new one is adopted."""
    orders = queries.delegation_orders(request.actor, at=request.at)
    now = next((each for each in orders if each.holds), None)
    types = queries.order_types(request.actor, at=request.at)
    start = {"adopted_on": day_of(request.at), **_as_it_is(now)}
    form = OrderForm(request.POST or None, types=types, initial=start)
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_adopt, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Delegationsordningen är inskriven.")
            return redirect("desk:delegation_order")
    context = {
        "now": now,
        "earlier": [each for each in orders if not each.holds],
        "form": form,
        "why_not": why_not(policies.check_may_adopt, request.actor),
        "open": bool(status) or now is None,
    }
    return page(request, "desk/decision/order.html", context, status=status or 200)


def _as_it_is(now: OrderView | None) -> dict[str, object]:
    """The order that holds, as the beginning of the next: only what is new is typed."""
    if now is None:
        return {}
    return {"name": now.name, **{point_of(p.code, p.role): p.number for p in now.points}}


def _adopt(request: DeskRequest, form: OrderForm) -> None:
    data = form.cleaned_data
    actions.adopt_delegation_order(
        data["name"],
        entries=form.entries,
        adopted_on=data["adopted_on"],
        paragraph=data["paragraph"],
        valid_from=data["valid_from"],
        valid_to=data["valid_to"],
        by=request.actor,
        at=request.at,
    )
