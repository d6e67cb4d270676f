"""The draft's key in the browser: a random id in a cookie that goes when the browser closes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def cookie_name() -> str:
    """Outside the demo a name that only this very host can set. It says nothing about the page."""
    return "__Host-step" if settings.SESSION_COOKIE_SECURE else "step"


def key_of(request: HttpRequest) -> str:
    """The key that the browser holds; nothing when there is none."""
    return request.COOKIES.get(cookie_name(), "")[:64]


def give(response: HttpResponse, key: str) -> HttpResponse:
    """Let the browser hold the key."""
    response.set_cookie(
        cookie_name(),
        key,
        httponly=True,
        samesite="Lax",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )
    return response


def take(response: HttpResponse) -> HttpResponse:
    """Take the key away."""
    response.delete_cookie(cookie_name(), samesite="Lax")
    if settings.SESSION_COOKIE_SECURE:
        response.cookies[cookie_name()]["secure"] = True  # else a __Host- cookie stays
    return response
