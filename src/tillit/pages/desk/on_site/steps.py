"""Taps. Each is done once however often it is sent, so a bad line may send it again."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tillit.contact.participation import actions
from tillit.contact.participation.types import Band
from tillit.kernel.refusal import Refusal
from tillit.pages.http.attempt import posted_id, status_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.paths import came_from
from tillit.pages.http.requests import DeskRequest

from .forms import CameForm, TapForm, WhyForm
from .views import TAPPED

WAITED = "waited"  # X-Requested-With of a tap that the page sends by itself
WRONG_TAP = "Det gick inte att läsa. Ladda om sidan och försök igen."


@require_POST
@desk_page
def count(request: DeskRequest) -> HttpResponse:
    """One more came."""
    form = TapForm(request.POST)
    if not form.is_valid():
        return _answer(request, WRONG_TAP, 422)
    visit = form.visit()
    answer = _try(request, lambda: actions.count_visit(visit, by=request.actor, at=request.at))
    if answer.status_code < 400:
        request.session[TAPPED] = {"id": str(visit.id), "words": Band(visit.band).words}
    return answer


@require_POST
@desk_page
def take_back(request: DeskRequest) -> HttpResponse:
    """The last tap was one too many."""
    visit_id = posted_id(request, "id")
    request.session.pop(TAPPED, None)
    return _try(
        request,
        lambda: actions.take_back_visit(visit_id, by=request.actor, at=request.at),
        "Borttaget ur räkningen.",
    )


@require_POST
@desk_page
def tap(request: DeskRequest) -> HttpResponse:
    """Somebody in the group came, or did not."""
    form = CameForm(request.POST)
    if not form.is_valid():
        return _answer(request, WRONG_TAP, 422)
    data = form.cleaned_data
    return _try(
        request,
        lambda: actions.tap_attendance(
            data["sign_up"], data["occasion"], attended=form.attended, by=request.actor,
            at=request.at,
        ),
    )  # fmt: skip


@require_POST
@desk_page
def take_off(request: DeskRequest, sign_up_id: UUID) -> HttpResponse:
    """Somebody has said that they will not come any more."""
    return _try(
        request,
        lambda: actions.take_off(sign_up_id, by=request.actor, at=request.at),
        "Borta ur gruppen. Namn och nummer är borttagna, och den som stod först i kön har platsen.",
    )


@require_POST
@desk_page
def call_off(request: DeskRequest, occasion_id: UUID) -> HttpResponse:
    """The group does not meet that time."""
    form = WhyForm(request.POST, prefix=f"off-{occasion_id}")
    why = form.cleaned_data["why"] if form.is_valid() else ""
    return _try(
        request,
        lambda: actions.call_off(occasion_id, why=why, by=request.actor, at=request.at),
        "Inställt. Det står på sidan för alla. Ring dem som har lämnat ett nummer.",
    )


def _try(request: DeskRequest, act: Callable[[], None], done: str = "") -> HttpResponse:
    try:
        act()
    except Refusal as refusal:
        return _answer(request, str(refusal), status_of(refusal))
    if done:
        messages.success(request, done)
    return _answer(request)


def _answer(request: DeskRequest, wrong: str = "", status: int = 204) -> HttpResponse:
    """To the page's own sending a short answer; to a press, the page again."""
    if request.headers.get("X-Requested-With") == WAITED:
        return HttpResponse(wrong, status=status, content_type="text/plain; charset=utf-8")
    if wrong:
        messages.error(request, wrong)
    return redirect(came_from(request) or "desk:on_site")
