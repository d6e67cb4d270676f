"""The list of services: what can be ordered, from whom, and what no longer can."""

from functools import partial
from typing import ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.kernel.actor import Role
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.catalogue.actions import LONGEST_REASON, withdraw_kind
from tillit.registers.catalogue.queries import every_kind
from tillit.trust.access.queries import units
from tillit.ui.forms import PlainForm


class Withdraw(PlainForm):
    """Why a kind of service is taken off the list."""

    called: ClassVar[dict[str, str]] = {"reason": "Varför"}

    reason = forms.CharField(
        label="Varför kan den inte beställas längre?",
        help_text="Alla som beställer kan läsa det. Skriv inget om någon person.",
        max_length=LONGEST_REASON,
    )


@require_http_methods(["GET", "POST"])
@desk_page
def kinds(request: DeskRequest) -> HttpResponse:
    """Everybody reads the list; the administrator takes a kind off it. What is ordered goes on."""
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
        "may_change": request.actor.has(Role.ADMINISTRATOR),
    }
    return page(request, "desk/catalogue/kinds.html", context, status=status)


def _withdraw(request: DeskRequest, form: Withdraw) -> None:
    reason = form.cleaned_data["reason"]
    withdraw_kind(request.POST.get("code", ""), reason=reason, by=request.actor, at=request.at)
