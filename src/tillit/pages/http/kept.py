"""A post by somebody whose session has ended is not lost: it waits, sealed, for the same account.

A browser that has been signed in carries a signed fingerprint of the account. It says who a late
post belongs to, without a name and without opening anything.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect
from django.urls import reverse

from tillit.kernel.actor import Resident, Staff
from tillit.trust.identity import actions, queries
from tillit.trust.identity.types import Audience, KeptFields

from .page import page
from .requests import TillitRequest

SALT = "last-account"
FIELD = "_kept"  # the token, in the form that sends again
NOT_TYPED = {FIELD, "csrfmiddlewaretoken"}
GIVEN_BACK = {Audience.STAFF: "desk:kept", Audience.RESIDENT: "portal:kept"}
THROWN_AWAY = {Audience.STAFF: "desk:throw_away", Audience.RESIDENT: "portal:throw_away"}
STARTS = {Audience.STAFF: "/arbete/", Audience.RESIDENT: "/mina-sidor/"}


def cookie_name() -> str:
    """Outside the demo a name that only this very host can set."""
    return "__Host-last" if settings.SESSION_COOKIE_SECURE else "last"


class LastAccount:
    """Marks the browser with the fingerprint of the account that is signed in."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set the mark at sign-in. When another account takes over, old forms stop working."""
        response = self.answer(request)
        who = request.session.get(queries.SESSION_KEY)
        if not who:
            return response
        mark, before = queries.fingerprint(request.actor, who["id"]), last_account(request)  # type: ignore[attr-defined]
        if mark != before:
            response.set_signed_cookie(
                cookie_name(),
                mark,
                salt=SALT,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
            if before:
                rotate_token(request)
        return response


def last_account(request: HttpRequest) -> str:
    """The fingerprint of who was signed in here last; nothing when nobody was."""
    try:
        return str(request.get_signed_cookie(cookie_name(), default="", salt=SALT))
    except BadSignature:
        return ""


def keep(request: TillitRequest, audience: Audience) -> str:
    """Keep a post, and return the address that gives it back; nothing when nobody was here. It is
    for whoever is signed in, else for whoever was."""
    account = last_account(request)
    if isinstance(request.actor, Staff | Resident):
        account = queries.fingerprint(request.actor, str(request.actor.id))
    if not account:
        return ""
    typed = tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
        for value in values
        if isinstance(value, str)
    )
    kept = KeptFields(request.get_full_path(), typed, had_files=bool(request.FILES))
    token = actions.keep_post(account, kept, by=request.actor, at=request.at)
    return reverse(GIVEN_BACK[audience], args=[token])


def give_back(request: TillitRequest, token: str, audience: Audience) -> HttpResponse:
    """What they wrote, and a button that sends it again to where it was going."""
    kept = queries.kept_post(request.actor, token, at=request.at)
    texts = [value for _, value in kept.fields if " " in value.strip()]
    context = {
        "kept": kept,
        "texts": texts,
        "others": sum(1 for _, value in kept.fields if value) - len(texts),
        "token": token,
        "token_field": FIELD,
        "throw_away": reverse(THROWN_AWAY[audience], args=[token]),
    }
    return page(request, "http/kept.html", context)


def throw_away(request: TillitRequest, token: str, audience: Audience) -> HttpResponse:
    """Erase what they wrote, because they ask for it."""
    _forget(request, token)
    return redirect(STARTS[audience])


def after_use(request: TillitRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Erase a kept post once it has been sent again and taken."""
    token = request.POST.get(FIELD, "") if request.method == "POST" else ""
    if token and response.status_code < 400:
        _forget(request, token)
    return response


def _forget(request: TillitRequest, token: str) -> None:
    if isinstance(request.actor, Staff | Resident):
        account = queries.fingerprint(request.actor, str(request.actor.id))
        actions.forget_post(token, account, by=request.actor, at=request.at)
