"""Where one is signed in, and how one ends the others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.kernel.actor import Role
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import posted_id
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import barriers_of, staff_in
from tillit.trust.identity import actions, queries
from tillit.trust.identity.queries import colleagues
from tillit.trust.identity.types import SignedInBy

WAYS = {
    SignedInBy.PROVIDER: "med kommunens inloggning",
    SignedInBy.PASSKEY: "med nyckel",
}


@require_http_methods(["GET", "POST"])
@desk_page
def sign_ins(request: DeskRequest) -> HttpResponse:
    """Every place where one is signed in; end one of the others, or all of them."""
    found = queries.sign_ins_of(request.actor, request.session, at=request.at)
    if request.method == "POST":
        said = _end(request, next((each.id for each in found if each.here), None))
        messages.success(request, said)
        return redirect("desk:sign_ins")
    bars = barriers_of(request.actor, request.actor.id, at=request.at)
    context = {
        "sign_ins": [(each, WAYS[each.way]) for each in found],
        "bars": bars,
        "ask": _leaders(request) if bars else [],
    }
    return page(request, "desk/sign_in/sign_ins.html", context)


def _leaders(request: DeskRequest) -> list[str]:
    """Who leads the units where one works: whom to ask about a barrier."""
    who, at = request.actor, request.at
    led = {id_ for id_, role in staff_in(who, who.units(), at=at) if role is Role.LEADER}
    return sorted(each.name for each in colleagues(who, led - {who.id}, at=at).values())


def _end(request: DeskRequest, here: UUID | None) -> str:
    by, at = request.actor, request.at
    if request.POST.get("do") != "others":
        actions.end_my_sign_in(posted_id(request, "sign_in"), by=by, at=at)
        return "Den inloggningen är avslutad."
    if here is None:
        raise NotThere
    actions.end_my_other_sign_ins(here, by=by, at=at)
    return "Alla andra inloggningar är avslutade."
