"""Who asks, when, and what a refusal looks like."""

from collections.abc import Callable
from typing import cast
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tillit.kernel.actor import Guest, Staff
from tillit.kernel.asking import asking
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.access.actions import note_closed
from tillit.trust.access.queries import met_stop
from tillit.trust.access.types import OverBudget
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import DENIED, NotLogged
from tillit.trust.identity.actions import sign_out, stay_awake
from tillit.trust.identity.queries import actor_of
from tillit.trust.identity.types import EndedAs, NotIdentified

from . import errors
from .bound import is_moved
from .requests import TillitRequest

UNTOUCHED = "awake"  # the page itself asks how long it may stay open: nobody has touched it
Answer = Callable[[HttpRequest], HttpResponse]


class WhoAndWhen:
    """Reads the clock once and finds out who asks. Nobody below this line does either."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set `request.at` and `request.actor`, and let the database know."""
        asked = cast(TillitRequest, request)
        asked.at = timezone.now()
        with asking(Guest()):
            asked.actor = actor_of(Guest(), request.session, at=asked.at)
            if not isinstance(asked.actor, Guest) and not self._holds(asked):
                asked.actor = Guest()
        with asking(asked.actor, asked.at):
            return self.answer(request)

    def _holds(self, request: TillitRequest) -> bool:
        """Whether the session still lets anybody in, from here."""
        if is_moved(request):
            sign_out(request.session, how=EndedAs.MOVED, by=request.actor, at=request.at)
            return False
        touch = request.headers.get("X-Requested-With") != UNTOUCHED
        return stay_awake(request.session, touch=touch, by=request.actor, at=request.at)


class Refusals:
    """Turns refusals and absences into pages, so that views hold no `try`."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the work is in process_exception. A stop is told of afterwards, also where a
        form caught it and said so itself: what the page had done is undone by then."""
        response = self.answer(request)
        actor, at = cast(TillitRequest, request).actor, cast(TillitRequest, request).at
        if isinstance(actor, Staff) and met_stop(actor, at=at):
            note_closed(by=actor, at=at)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A sentence for a refusal, one page for everything that is not there."""
        if isinstance(error, NotLogged):
            return errors.not_logged(request)
        if isinstance(error, NotThere):
            _note_denied(cast(TillitRequest, request))
            return errors.not_there(request)
        if isinstance(error, NotIdentified):
            return errors.not_signed_in(request, str(error))
        if isinstance(error, OverBudget):
            _note_denied(cast(TillitRequest, request))
            return errors.over_budget(request, str(error))
        if isinstance(error, Refusal):
            return errors.refused(request, str(error), 409 if isinstance(error, Moved) else 403)
        return None


def _note_denied(request: TillitRequest) -> None:
    """Staff who ask for what they may not open, or what is not there, leave a leaf: the same for
    both. What the address named is written, and nothing else."""
    match = request.resolver_match
    named = [each for each in match.kwargs.values() if isinstance(each, UUID)] if match else []
    if isinstance(request.actor, Staff) and named:
        with transaction.atomic():
            note_read(
                DENIED, by=request.actor, at=request.at, object_id=named[0], shows=(), count=0
            )


class NoStore:
    """Nothing personal stays in a browser: only static files may be kept."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add `Cache-Control: no-store` to every page, and let no other site draw or load it."""
        response = self.answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
