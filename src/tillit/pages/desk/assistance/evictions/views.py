"""Notices that a household may lose its home: the list, a new one, and the letters."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import NoticeFrom, NoticeKind
from tillit.casework.cases.policies import check_may_read
from tillit.casework.cases.queries import case_line
from tillit.kernel.swedish import local
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import NoticeForm
from .presenters import shown

TEMPLATES = "desk/assistance/evictions"


@require_GET
@desk_page
def evictions(request: DeskRequest) -> HttpResponse:
    """What nobody has confirmed first, then what is followed, by the day of the eviction."""
    return page(request, f"{TEMPLATES}/evictions.html", shown(request))


@require_GET
@desk_page
def letter(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """The confirmation and the copy of it, on paper. To somebody else than Kronofogden it does
    not say that there is a case: that the household has one is a secret."""
    notice = actions.open_notice(notice_id, by=request.actor, at=request.at)
    context = {"notice": notice, "to_enforcement": notice.sender is NoticeFrom.ENFORCEMENT}
    return page(request, f"{TEMPLATES}/letter.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def register(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """A notice came about a household."""
    check_may_read(request.actor, case_id, at=request.at)
    begun = {"received_at": local(request.at)}
    form, status = NoticeForm(request.POST or None, initial=begun), 200
    if request.method == "POST":
        act = partial(_register, request, case_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Beskedet är inskrivet. Bekräfta det i dag.")
            return redirect("desk:evictions")
    line = case_line(request.actor, case_id, at=request.at)
    context = {"form": form, "line": line}
    return page(request, f"{TEMPLATES}/register.html", context, status=status)


def _register(request: DeskRequest, case_id: UUID, form: NoticeForm) -> None:
    said = {name: value for name, value in form.cleaned_data.items() if name != "once"}
    said["sender"], said["kind"] = NoticeFrom(said["sender"]), NoticeKind(said["kind"])
    actions.register_notice(case_id, **said, id=form.once_id, by=request.actor, at=request.at)
