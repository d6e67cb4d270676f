"""Staff come in by the municipality's identity provider."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from tillit.kernel.actor import Staff
from tillit.pages.http import kept as kept_posts
from tillit.pages.http.bound import device_of
from tillit.pages.http.guard import desk_page, public_page
from tillit.pages.http.page import page
from tillit.pages.http.paths import came_from, local_path, way_in
from tillit.pages.http.requests import DeskRequest, TillitRequest
from tillit.pages.http.sign_in import out_there_too, receive, send_away
from tillit.trust.identity import actions
from tillit.trust.identity.ports import identification
from tillit.trust.identity.types import Audience

START = "/arbete/"


@require_GET
@public_page
def sign_in(request: TillitRequest) -> HttpResponse:
    """The door. Public: nobody is signed in yet. Starts by a link, so it works without a script."""
    back = local_path(request.GET.get("till", ""))
    anew = {"igen": "1"} if "igen" in request.GET and isinstance(request.actor, Staff) else {}
    if isinstance(request.actor, Staff) and not anew:
        return redirect(back or START)
    context = {
        "provider": identification().configured(Audience.STAFF),
        "begin": way_in(reverse("desk:begin_sign_in"), back, **anew),
        "anew": bool(anew),
        "use_key": way_in(reverse("desk:use_key"), back),
        "locked": "last" in request.GET,
    }
    return page(request, "desk/sign_in/door.html", context)


@require_GET
@public_page
def begin_sign_in(request: TillitRequest) -> HttpResponse:
    """Send the browser to the identity provider. Public: nobody is signed in yet."""
    return send_away(request, Audience.STAFF, "desk:sign_in_answer")


@require_GET
@public_page
def sign_in_answer(request: TillitRequest) -> HttpResponse:
    """Receive what the provider says. Public: whoever comes here is about to be signed in."""
    arrived = receive(request, Audience.STAFF)
    actions.sign_in_staff(
        request.session,
        arrived.identified,
        device=device_of(request),
        by=request.actor,
        at=request.at,
    )
    return redirect(arrived.back or START)


@require_POST
@public_page
def sign_out(request: TillitRequest) -> HttpResponse:
    """End the session here, then at the provider. Public: an ended one may be ended again."""
    actions.sign_out(request.session, by=request.actor, at=request.at)
    return out_there_too(request, Audience.STAFF, "desk:sign_in")


@require_POST
@public_page
def lock(request: TillitRequest) -> HttpResponse:
    """End the session, and remember in the address where to come back. Public: as sign_out."""
    actions.sign_out(request.session, by=request.actor, at=request.at)
    return redirect(way_in(reverse("desk:sign_in"), came_from(request), last="1"))


@require_GET
@desk_page
def kept(request: DeskRequest, token: str) -> HttpResponse:
    """What they sent after their session had ended. Others are told that it is not there."""
    return kept_posts.give_back(request, token, Audience.STAFF)


@require_POST
@desk_page
def throw_away(request: DeskRequest, token: str) -> HttpResponse:
    """They do not want it back."""
    return kept_posts.throw_away(request, token, Audience.STAFF)
