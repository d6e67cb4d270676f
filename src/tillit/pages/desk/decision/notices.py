"""Letters to those concerned: an investigation has begun, or none will."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.decisions import actions
from tillit.casework.decisions.types import SentHow, Told
from tillit.pages.http.attempt import TAKEN, WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import NoticeForm

NAMES = {Told.OPENED: "opened_letter", Told.NOT_OPENED: "not_opened_letter"}
BACK = {Told.OPENED: "case_inform", Told.NOT_OPENED: "report"}
HERE = {Told.OPENED: "case_opened_letters", Told.NOT_OPENED: "not_opened_letters"}


@require_http_methods(["GET", "POST"])
@desk_page
def opened(request: DeskRequest, ref: UUID) -> HttpResponse:
    """A letter to each of those concerned that an investigation has begun (SoL 20:4)."""
    return _show(request, Told.OPENED, ref)


@require_http_methods(["GET", "POST"])
@desk_page
def not_opened(request: DeskRequest, ref: UUID) -> HttpResponse:
    """A letter that no investigation is opened. Who reported never stands in it."""
    return _show(request, Told.NOT_OPENED, ref)


@require_GET
@desk_page
def opened_pdf(request: DeskRequest, ref: UUID, party_id: UUID) -> HttpResponse:
    """The letter as PDF, before it is sent."""
    return _pdf(request, Told.OPENED, ref, party_id)


@require_GET
@desk_page
def not_opened_pdf(request: DeskRequest, ref: UUID, party_id: UUID) -> HttpResponse:
    """The letter as PDF, before it is sent."""
    return _pdf(request, Told.NOT_OPENED, ref, party_id)


def _show(request: DeskRequest, about: Told, ref: UUID) -> HttpResponse:
    form = NoticeForm(request.POST or None)
    whom, status = None, 0
    if request.method == "POST":
        whom = posted_id(request, "party")
        act = partial(_send, request, about, ref, whom, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Brevet är klart och ligger i akten.")
            return redirect(f"desk:{HERE[about]}", ref)
    lines = actions.open_notices(about, ref, by=request.actor, at=request.at)
    rows = [
        (line,
         reverse(f"desk:{NAMES[about]}", args=[ref, line.person.id]),
         form if status and line.person.id == whom
         else NoticeForm(auto_id=f"{line.person.id}-%s"))
        for line in lines
    ]  # fmt: skip
    context = {
        "rows": rows,
        "opened": about is Told.OPENED,
        "said": " ".join(map(str, form.non_field_errors())) if status == TAKEN else "",
        "back": reverse(f"desk:{BACK[about]}", args=[ref]),
    }
    return page(request, "desk/decision/notices.html", context, status=status or 200)


def _send(request: DeskRequest, about: Told, ref: UUID, whom: UUID, form: NoticeForm) -> None:
    how = SentHow(form.cleaned_data["how"])
    actions.send_notice(about, ref, whom, how=how, by=request.actor, at=request.at)


def _pdf(request: DeskRequest, about: Told, ref: UUID, party_id: UUID) -> HttpResponse:
    made = actions.preview_notice(about, ref, party_id, by=request.actor, at=request.at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="brev.pdf"'
    return answer
