"""Every view says for whom it is. A test walks all addresses and fails for one that does not.

`desk_page`: signed-in staff with a seat. `resident_page`: a resident signed in with e-ID.
`public_page`: anybody. A decorator that stands outside these keeps the mark (functools.wraps).

`fresh_sign_in` stands inside `desk_page`, on what must not be done by whoever finds a screen:
export, payment, reveal of what is protected, roles and accounts.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from tillit.kernel.actor import Resident, Staff
from tillit.trust.identity.queries import is_fresh
from tillit.trust.identity.types import Audience

from .autosave import is_autosave
from .kept import after_use, keep
from .paths import way_in
from .requests import DeskRequest, ResidentRequest, TillitRequest

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
Guarded = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
Desk = Callable[Concatenate[DeskRequest, P], HttpResponseBase]

MARK, FRESH = "for_whom", "fresh_sign_in"
SIGN_IN = {Audience.STAFF: "desk:sign_in", Audience.RESIDENT: "portal:sign_in"}


def public_page(view: Callable[Concatenate[R, P], HttpResponse]) -> Guarded[P]:
    """Anybody may come here. Say in the view's docstring why."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(cast(R, request), *args, **kwargs)

    return _marked(guarded, "public")


def desk_page(view: Desk[P]) -> Guarded[P]:
    """Signed-in staff with at least one seat. Others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        asked = cast(DeskRequest, request)
        if not isinstance(asked.actor, Staff):
            return to_sign_in(asked, Audience.STAFF)
        if not asked.actor.seats:
            return render(asked, "http/no_seat.html", status=403)
        return after_use(asked, view(asked, *args, **kwargs))

    return _marked(guarded, "desk")


def resident_page(view: Callable[Concatenate[ResidentRequest, P], HttpResponse]) -> Guarded[P]:
    """A resident signed in with e-ID. Others are asked to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        asked = cast(ResidentRequest, request)
        if not isinstance(asked.actor, Resident):
            return to_sign_in(asked, Audience.RESIDENT)
        return after_use(asked, view(asked, *args, **kwargs))

    return _marked(guarded, "resident")


def fresh_sign_in(view: Desk[P]) -> Desk[P]:
    """To send this form one has signed in within the last minutes (settings.FRESH_MINUTES). Others
    sign in once more, and what they had filled in is given back with a button that sends it."""
    return fresh_when(lambda request, *_, **__: request.method == "POST")(view)


def fresh_when(needed: Callable[..., bool]) -> Callable[[Desk[P]], Desk[P]]:
    """As `fresh_sign_in`, where what is asked for decides; `needed` is given what the view is."""

    def mark(view: Desk[P]) -> Desk[P]:
        @wraps(view)
        def guarded(request: DeskRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if needed(request, *args, **kwargs) and not is_fresh(
                request.actor, request.session, at=request.at
            ):
                return to_sign_in(request, Audience.STAFF, igen="1")
            return view(request, *args, **kwargs)

        setattr(guarded, FRESH, True)
        return guarded

    return mark


def to_sign_in(request: TillitRequest, audience: Audience, **more: str) -> HttpResponse:
    """The sign-in page, with the way back to where they were going, or to what they wrote."""
    address = reverse(SIGN_IN[audience])
    if is_autosave(request):
        return HttpResponse(status=401)  # the text is still on the page; sending it keeps it
    if request.method == "POST" and (kept := keep(request, audience)):
        where = way_in(address, kept, **more)
        return HttpResponseClientRedirect(where) if request.htmx else redirect(where)
    if request.htmx:
        return HttpResponseClientRedirect(_back(request, address, more))
    back = request.get_full_path() if request.method == "GET" else ""
    return redirect(way_in(address, back, **more))


def _back(request: TillitRequest, address: str, more: dict[str, str]) -> str:
    return way_in(address, request.htmx.current_url_abs_path or "", **more)


def _marked(view: Guarded[P], for_whom: str) -> Guarded[P]:
    setattr(view, MARK, for_whom)
    return view
