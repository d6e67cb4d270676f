"""The places of a protected family's case, in one list: asked for, shown once, in the log."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from tillit.casework.cases.actions import open_places, reveal_places
from tillit.overview.disclosure.actions import reveal_recipients
from tillit.overview.disclosure.types import About
from tillit.pages.http.guard import desk_page, fresh_when
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest


def is_asked_for(request: HttpRequest, *_: object, **__: object) -> bool:
    """The page itself shows nothing."""
    return request.method == "POST"


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_when(is_asked_for)
def places(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What is masked on the pages of the case. Nothing is shown until it is asked for."""
    line, by, at = open_places(case_id, by=request.actor, at=request.at), request.actor, request.at
    shown = None
    if request.method == "POST":
        shown = reveal_places(case_id, by=by, at=at)
        names = reveal_recipients(About(case_id=case_id), by=by, at=at)
        shown += [("Mottagare av ett utlämnande", name) for name in names]
    return page(request, "desk/disclosure/places.html", {"case": line, "shown": shown})
