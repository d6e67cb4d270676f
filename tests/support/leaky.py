"""Views as they must not be, for the controls: each forgets one thing that the proofs look for."""

from __future__ import annotations

import time
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import include, path

from tillit.casework.cases.models import Case, Note
from tillit.casework.cases.policies import check_may_read
from tillit.kernel.actor import System
from tillit.kernel.asking import asking
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.guard import desk_page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import verdict_on

SLOWER = 0.003  # seconds


@desk_page
def open_to_all(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The policy is not asked."""
    case = Case.objects.filter(pk=case_id).first()
    if case is None:
        raise NotThere
    return HttpResponse(case.title)


@desk_page
def any_part(request: DeskRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    """The case is one's own; whose note it is was not asked. PostgreSQL's wall would hide it: that
    one is passed by too."""
    check_may_read(request.actor, case_id, at=request.at)
    with asking(System("leaky")):
        note = Note.objects.filter(pk=note_id).first()
    if note is None:
        raise NotThere
    return HttpResponse(note.text)


@desk_page
def writes_first(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Written before it is asked whose it is."""
    if request.method == "POST":
        Case.objects.filter(pk=case_id).update(weight=3)
    check_may_read(request.actor, case_id, at=request.at)
    return HttpResponse("")


@desk_page
def tells_it_is_there(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Another sentence for what is not yours than for what is not there."""
    if not Case.objects.filter(pk=case_id).exists():
        raise Http404
    if not verdict_on(request.actor, case_id, at=request.at).allowed:
        raise Refusal("Ärendet är inte ditt.")
    return HttpResponse("")


@desk_page
def slower_when_there(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The same page, but later where something is."""
    if Case.objects.filter(pk=case_id).exists():
        time.sleep(SLOWER)
    raise NotThere


urlpatterns = [
    path("prov/alla/<uuid:case_id>/", open_to_all, name="open_to_all"),
    path("prov/del/<uuid:case_id>/<uuid:note_id>/", any_part, name="any_part"),
    path("prov/skriv/<uuid:case_id>/", writes_first, name="writes_first"),
    path("prov/finns/<uuid:case_id>/", tells_it_is_there, name="tells_it_is_there"),
    path("prov/sen/<uuid:case_id>/", slower_when_there, name="slower_when_there"),
    path("", include("tillit.config.urls")),
]
handler404 = "tillit.pages.http.errors.not_there"
handler500 = "tillit.pages.http.errors.broken"
