"""Every view says for whom it is. A test walks all addresses and fails for one that does not.

`desk_page`: signed-in staff with a seat. `resident_page`: a resident signed in with e-ID.
`public_page`: anybody. A decorator that stands outside these keeps the mark (functools.wraps).
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from tillit.kernel.actor import Resident, Staff
from tillit.trust.identity.types import Audience

from .requests import DeskRequest, ResidentRequest, TillitRequest

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponse]

MARK = "for_whom"
SIGN_IN = {Audience.STAFF: "desk:sign_in", Audience.RESIDENT: "portal:sign_in"}


def public_page(view: Callable[Concatenate[R, P], HttpResponse]) -> Guarded[P]:
    """Anybody may come here. Say in the view's docstring why."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(cast(R, request), *args, **kwargs)

    return _marked(guarded, "public")


def desk_page(view: Callable[Concatenate[DeskRequest, P], HttpResponse]) -> Guarded[P]:
    """Signed-in staff with at least one seat. Others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        asked = cast(DeskRequest, request)
        if not isinstance(asked.actor, Staff):
            return to_sign_in(asked, Audience.STAFF)
        if not asked.actor.seats:
            return render(asked, "http/no_seat.html", status=403)
        return view(asked, *args, **kwargs)

    return _marked(guarded, "desk")


def resident_page(view: Callable[Concatenate[ResidentRequest, P], HttpResponse]) -> Guarded[P]:
    """A resident signed in with e-ID. Others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        asked = cast(ResidentRequest, request)
        if not isinstance(asked.actor, Resident):
            return to_sign_in(asked, Audience.RESIDENT)
        return view(asked, *args, **kwargs)

    return _marked(guarded, "resident")


def to_sign_in(request: TillitRequest, audience: Audience) -> HttpResponse:
    """The sign-in page, with the way back to where they were going."""
    address = reverse(SIGN_IN[audience])
    if request.htmx:
        return HttpResponseClientRedirect(way_in(address, request.htmx.current_url_abs_path or ""))
    return redirect(way_in(address, request.get_full_path() if request.method == "GET" else ""))


def local_path(path: str, default: str = "") -> str:
    """The path when it leads to a page of ours, else the default. Never another site."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else default


def came_from(request: HttpRequest) -> str:
    """The page of ours that the browser says it stood on; nothing when it does not say."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return ""
    return local_path(urlunsplit(("", "", parts.path, parts.query, "")))


def way_in(address: str, back: str, **more: str) -> str:
    """The address with the way back (`till`) when it is a page of ours."""
    query = QueryDict(mutable=True)
    query.update({**({"till": back} if local_path(back) else {}), **more})
    return f"{address}?{query.urlencode(safe='/')}" if query else address


def _marked(view: Guarded[P], for_whom: str) -> Guarded[P]:
    setattr(view, MARK, for_whom)
    return view
