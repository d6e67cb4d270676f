"""A session of staff is bound to the browser that signed in, by a second, signed cookie.

What this stops: a session key read where sessions are kept (the database, a backup of it, a log)
opens nothing, for the signature is made with a key that is not kept there. What it cannot stop:
somebody who takes both cookies out of the browser itself. Nothing is bound to an address: people
work from trains.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from tillit.trust.identity.queries import SESSION_KEY

SALT = "signed-in-here"


def cookie_name() -> str:
    """Outside the demo a name that only this very host can set."""
    return "__Host-here" if settings.SESSION_COOKIE_SECURE else "here"


def sign_in_here(request: HttpRequest) -> str:
    """The sign-in that this browser was given last; nothing when it has none."""
    try:
        return str(request.get_signed_cookie(cookie_name(), default="", salt=SALT))
    except BadSignature:
        return ""


def is_moved(request: HttpRequest) -> bool:
    """Whether the session belongs to a sign-in that was made in another browser."""
    mine = request.session.get(SESSION_KEY, {}).get("sign_in")
    return bool(mine) and mine != sign_in_here(request)


class BoundHere:
    """Gives the browser its cookie when somebody has signed in there."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A session that does not fit has been ended by now (WhoAndWhen), so one that is here
        without the cookie was begun by this very request."""
        response = self.answer(request)
        if is_moved(request):
            response.set_signed_cookie(
                cookie_name(),
                request.session[SESSION_KEY]["sign_in"],
                salt=SALT,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response


# What people recognise, the more particular first: Edge says that it is Chrome, too.
_PROGRAMS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
_SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"),
    ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux"),
)  # fmt: skip


def device_of(request: HttpRequest) -> str:
    """The browser and the system in coarse words ("Firefox på Linux"), as the browser says."""
    said = request.headers.get("User-Agent", "")
    program = next((words for mark, words in _PROGRAMS if mark in said), "Okänd webbläsare")
    system = next((words for mark, words in _SYSTEMS if mark in said), "")
    return f"{program} på {system}" if system else program
