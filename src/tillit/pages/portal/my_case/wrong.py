"""Something is wrong: a party says so in their own words, and reads what we answered."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest

from .forms import WrongForm
from .page import own_page


@require_http_methods(["GET", "POST"])
@resident_page
def wrong(request: ResidentRequest, case_id: UUID) -> HttpResponse:
    """Say what is wrong, and see what was answered. What stands is never erased."""
    lines, papers = actions.open_my_disputes(case_id, by=request.actor, at=request.at)
    form = WrongForm(request.POST or None, papers=[(str(p.id), p.title) for p in papers])
    status = 0
    if request.method == "POST":
        status = refused(form, partial(_say, request, case_id, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Vi har fått det. Det står nu i ditt ärende, med dina ord.")
            return redirect("portal:my_wrong", case_id)
    context = {"case_id": case_id, "lines": lines, "form": form}
    return own_page(request, "wrong", context, status=status or 200)


def _say(request: ResidentRequest, case_id: UUID, form: WrongForm) -> None:
    data = form.cleaned_data
    post = UUID(data["post"]) if data["post"] else None
    actions.dispute_mine(case_id, post, text=data["said"], by=request.actor, at=request.at)
