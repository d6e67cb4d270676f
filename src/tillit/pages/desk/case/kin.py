"""I am close to somebody in a case: say it, also without opening it."""

from functools import partial
from typing import ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.policies import check_may_read
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

DONE = (
    "Tack. Finns ärendet kan du inte läsa det, eller annat om personen. "
    "Bara gruppledaren öppnar det igen."
)


class NumberForm(PlainForm):
    """The number of a case."""

    called: ClassVar[dict[str, str]] = {"number": "Ärendets nummer"}

    number = forms.CharField(
        label="Ärendets nummer",
        max_length=40,
        help_text="Det står i listor och brev. Ärendet öppnas inte.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@require_http_methods(["GET", "POST"])
@desk_page
def bar_myself(request: DeskRequest, case_id: UUID | None = None) -> HttpResponse:
    """By number, or with one press from the case."""
    by, at = request.actor, request.at
    if case_id is not None:
        check_may_read(by, case_id, at=at)
    form = NumberForm(request.POST if request.method == "POST" and case_id is None else None)
    status = 200
    if request.method == "POST":
        if case_id is not None:
            actions.bar_myself(case_id, by=by, at=at)
            return _done(request)
        status = WRONG
        if form.is_valid():
            number = form.cleaned_data["number"]
            status = refused(form, partial(actions.bar_myself_by_number, number, by=by, at=at))
        if not status:
            return _done(request)
    context = {"form": form, "case_id": case_id}
    return page(request, "desk/case/kin.html", context, status=status)


def _done(request: DeskRequest) -> HttpResponse:
    messages.success(request, DONE)
    return redirect("desk:cases")
