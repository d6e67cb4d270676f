"""The sealed cases of a unit, for its leader: who sealed them, who opens them, and the way out when
nobody does any longer."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases.actions import lift_seal_of_case, sealed_cases
from tillit.kernel.refusal import Moved
from tillit.pages.desk.case.door_forms import WhyForm
from tillit.pages.desk.seers import name_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import unit
from tillit.trust.identity.queries import colleagues


@dataclass(frozen=True)
class Sealed:
    """One sealed case in words; `form` where nobody opens it."""

    id: UUID
    number: str
    by: str
    since: datetime
    openers: str
    form: WhyForm


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_sign_in
def sealed(request: DeskRequest, unit_id: UUID) -> HttpResponse:
    """Every sealed case of the unit by its number. The leader lifts a seal only where nobody opens
    the case: else those who have it do."""
    found = sealed_cases(unit_id, by=request.actor, at=request.at)
    asked = request.POST.get("case", "")
    form = WhyForm(request.POST if asked else None, prefix=asked or None)
    status = 0
    if request.method == "POST":
        known = {str(each.id): each.id for each in found}
        act = partial(_lift, request, known, asked, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Förseglingen är hävd. Ge ärendet till någon nu.")
            return redirect("desk:sealed_in_unit", unit_id)
    ids = {id_ for each in found for id_ in (each.sealed_by, *each.openers)}
    people = colleagues(request.actor, ids, at=request.at)
    context = {
        "unit": unit(request.actor, unit_id),
        "lines": [
            Sealed(
                each.id,
                each.number,
                name_of(people, each.sealed_by),
                each.since,
                ", ".join(sorted(name_of(people, id_) for id_ in each.openers)),
                form if str(each.id) == asked else WhyForm(prefix=str(each.id)),
            )
            for each in found
        ],
        "gone": form if asked not in {str(e.id) for e in found if not e.openers} else None,
    }
    return page(request, "desk/organisation/sealed.html", context, status=status or 200)


def _lift(request: DeskRequest, known: dict[str, UUID], asked: str, form: WhyForm) -> None:
    if asked not in known:
        raise Moved("Förseglingen är redan hävd. Läs sidan igen.")
    why = form.cleaned_data["why"]
    lift_seal_of_case(known[asked], why=why, by=request.actor, at=request.at)
