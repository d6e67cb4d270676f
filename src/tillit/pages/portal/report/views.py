"""One address for the whole report. A post says what was typed and where to go; a page follows.

All of it is public: a report needs no sign-in, and `request.actor` is never used, so that nobody
who happens to be signed in leaves a trace (decisions, Process 8).
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.intake import actions, queries
from tillit.casework.intake.types import DraftGone
from tillit.kernel.actor import Guest
from tillit.pages.http.guard import public_page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.throttle import be_fair

from . import door, flow
from .forms import CodeForm
from .show import show, show_code_page
from .steps import take_post

SOMEBODY = Guest()
NO_DRAFT = (
    "Vi hittar inget med den koden. Kontrollera siffrorna. "
    "Det kan också ha gått mer än 24 timmar, och då har vi tagit bort det du skrev."
)
NO_REPORT = "Vi hittar ingen anmälan med den koden. Kontrollera siffrorna."


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def report(request: TillitRequest) -> HttpResponse:
    """The whole report. Public: anybody may be worried about a child."""
    key = door.key_of(request)
    if request.method == "POST":
        be_fair(request, at=request.at)
        return take_post(request, key)
    draft = queries.draft_by_key(SOMEBODY, key, at=request.at)
    return show(request, draft)


@require_GET
@public_page
def leave(request: TillitRequest) -> HttpResponse:
    """Quick exit: erase the draft and go to a neutral page. Public, and works without a script."""
    response = redirect(settings.QUICK_EXIT)
    if "prefetch" in request.headers.get("Sec-Purpose", ""):
        return HttpResponse(status=204)  # a browser that guesses where we go erases nothing
    actions.erase_draft(door.key_of(request), by=SOMEBODY, at=request.at)
    response.headers["Clear-Site-Data"] = '"cache"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return door.take(response)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def go_on(request: TillitRequest) -> HttpResponse:
    """Continue a saved report by its code. Public: the code is all that we ask for."""
    if request.method != "POST":
        return show_code_page(request, "continue", CodeForm())
    be_fair(request, at=request.at)
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            key = actions.continue_draft(form.cleaned_data["code"], by=SOMEBODY, at=request.at)
        except DraftGone:
            form.add_error("code", NO_DRAFT)
        else:
            actions.save_draft(key, {flow.SHOWING: None}, by=SOMEBODY, at=request.at)
            return door.give(redirect("portal:report"), key)
    return show_code_page(request, "continue", form)


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def receipt(request: TillitRequest) -> HttpResponse:
    """Whether a report has arrived. Public: the code is all that we ask for, and never the outcome
    is told."""
    if request.method != "POST":
        return show_code_page(request, "receipt", CodeForm())
    be_fair(request, at=request.at)
    form = CodeForm(request.POST)
    if form.is_valid():
        arrived = queries.status_by_code(SOMEBODY, form.cleaned_data["code"])
        if arrived:
            return show_code_page(request, "receipt", form, arrived=arrived)
        form.add_error("code", NO_REPORT)
    return show_code_page(request, "receipt", form)
