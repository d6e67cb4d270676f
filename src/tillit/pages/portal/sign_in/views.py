"""Residents come in with e-ID, if the register of people knows them."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tillit.kernel.actor import Resident
from tillit.kernel.person_number import NotAPersonNumber, PersonNumber
from tillit.pages.http import kept as kept_posts
from tillit.pages.http.guard import public_page, resident_page
from tillit.pages.http.page import page
from tillit.pages.http.paths import local_path, way_in
from tillit.pages.http.requests import ResidentRequest, TillitRequest
from tillit.pages.http.sign_in import out_there_too, receive, send_away
from tillit.registers.people.queries import person_by_number
from tillit.trust.identity import actions
from tillit.trust.identity.ports import identification
from tillit.trust.identity.types import Audience

START = "/mina-sidor/"


@require_GET
@public_page
def sign_in(request: TillitRequest) -> HttpResponse:
    """The door. Public: nobody is signed in yet. Starts by a link, so it works without a script."""
    back = local_path(request.GET.get("till", ""))
    if isinstance(request.actor, Resident):
        return redirect(back or START)
    context = {
        "provider": identification().configured(Audience.RESIDENT),
        "begin": way_in(reverse("portal:begin_sign_in"), back),
    }
    return page(request, "portal/sign_in/door.html", context)


@require_GET
@public_page
def begin_sign_in(request: TillitRequest) -> HttpResponse:
    """Send the browser to the identity provider. Public: nobody is signed in yet."""
    return send_away(request, Audience.RESIDENT, "portal:sign_in_answer")


@require_GET
@public_page
def sign_in_answer(request: TillitRequest) -> HttpResponse:
    """Receive what the provider says. Somebody whom we do not know leaves nothing behind."""
    arrived = receive(request, Audience.RESIDENT)
    try:
        number = PersonNumber.parse(arrived.identified.person_number)
    except NotAPersonNumber:
        number = None
    person_id = person_by_number(request.actor, number) if number else None
    if person_id is None:
        request.session.flush()
        return page(request, "portal/sign_in/unknown.html")
    actions.sign_in_resident(
        request.session, arrived.identified, person_id, by=request.actor, at=request.at
    )
    return redirect(arrived.back or START)


@require_POST
@public_page
def sign_out(request: TillitRequest) -> HttpResponse:
    """End the session here, then at the provider. Public: an ended one may be ended again."""
    actions.sign_out(request.session, by=request.actor, at=request.at)
    return out_there_too(request, Audience.RESIDENT, "portal:signed_out")


@require_GET
@public_page
def signed_out(request: TillitRequest) -> HttpResponse:
    """The last page. Public: nobody is signed in any more."""
    return page(request, "portal/sign_in/out.html")


@require_GET
@resident_page
def kept(request: ResidentRequest, token: str) -> HttpResponse:
    """What they sent after their session had ended. Others are told that it is not there."""
    return kept_posts.give_back(request, token, Audience.RESIDENT)


@require_POST
@resident_page
def throw_away(request: ResidentRequest, token: str) -> HttpResponse:
    """They do not want it back."""
    return kept_posts.throw_away(request, token, Audience.RESIDENT)
