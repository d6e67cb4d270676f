"""Closing a case: what remains, follow-up without a service, and how long the file is kept."""

from functools import partial
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from tillit.casework.cases.types import CloseReason
from tillit.casework.services import actions
from tillit.casework.services.types import ClosingView, Remaining, Where
from tillit.kernel.refusal import NotThere
from tillit.pages.desk.places import address
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from . import forms

# Where each thing that remains is dealt with: the name of the page, and the words of the link.
LINKS = {
    Where.CASE: ("desk:case", "Öppna ärendet"),
    Where.DECISIONS: ("desk:case_decision", "Öppna beslutet"),
    Where.SERVICES: ("desk:case_services", "Öppna insatserna"),
    Where.SERVICE: ("desk:case_service", "Öppna insatsen"),
    Where.HERE: ("", "Gå till uppföljningen"),
}


@require_http_methods(["GET", "POST"])
@desk_page
def close(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """What remains open, and the form that closes the case when nothing does."""
    chosen = _reason(request.POST.get("reason", ""))
    view = actions.open_closing(case_id, reason=chosen, by=request.actor, at=request.at)
    form = forms.Close(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            status = refused(form, partial(_close, request, case_id, form))
        if not status:
            messages.success(request, "Ärendet är avslutat.")
            return redirect(address("desk:my_day"))
    return _show(request, view, form, None, status)


@require_POST
@desk_page
def follow_up(request: DeskRequest, case_id: UUID, what: str) -> HttpResponse:
    """Begin or end a follow-up without a service (SoL 23)."""
    view = actions.open_closing(case_id, by=request.actor, at=request.at)
    if what not in {"start", "slut"}:
        raise NotThere
    form: django_forms.Form
    form = _start_form(view, request) if what == "start" else forms.FollowUpEnd(request.POST)
    status = WRONG
    if form.is_valid():
        status = refused(form, partial(_follow, request, case_id, form, what))
    if not status:
        messages.success(request, "Sparat.")
        return redirect("desk:case_close", case_id)
    return _show(request, view, forms.Close(), form, status)


def _open_things(view: ClosingView) -> list[tuple[Remaining, str, str]]:
    """What remains, each with the address and the words of a link that leads to it."""
    found = []
    for each in view.remaining:
        name, words = LINKS[each.where]
        ids = [view.case_id, *([each.service_id] if each.service_id else [])]
        found.append((each, address(name, *ids) if name else "#uppfoljning", words))
    return found


def _show(
    request: DeskRequest,
    view: ClosingView,
    form: forms.Close,
    follow: django_forms.Form | None,
    status: int,
) -> HttpResponse:
    if follow is None and view.follow_up:
        follow = forms.FollowUpEnd()
    elif follow is None and view.follow_up_decisions and view.may_follow_up:
        follow = _start_form(view)
    context = {
        "view": view,
        "open_things": _open_things(view),
        "form": form,
        "follow": follow,
        "propose": address("desk:case_decision", view.case_id),
    }
    return page(request, "desk/services/close.html", context, status=status)


def _start_form(view: ClosingView, request: DeskRequest | None = None) -> forms.FollowUpStart:
    form = forms.FollowUpStart(request.POST if request else None)
    field = form.fields["decision"]
    assert isinstance(field, django_forms.ChoiceField)
    field.choices = [(str(id_), said) for id_, said in view.follow_up_decisions]
    return form


def _follow(request: DeskRequest, case_id: UUID, form: django_forms.Form, what: str) -> None:
    data = form.cleaned_data
    if what == "start":
        actions.start_follow_up(
            case_id, UUID(data["decision"]), told=data["told"], by=request.actor, at=request.at
        )
    else:
        actions.end_follow_up(
            case_id, result=data["result"], told=data["told"], by=request.actor, at=request.at
        )


def _close(request: DeskRequest, case_id: UUID, form: forms.Close) -> None:
    reason = CloseReason(form.cleaned_data["reason"])
    actions.close(
        case_id, reason=reason, text=form.cleaned_data["text"], by=request.actor, at=request.at
    )


def _reason(text: str) -> CloseReason | None:
    return CloseReason(text) if text in set(CloseReason) else None
