"""Notices that a household may lose its home: the list, a new one, a confirmation and an end."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import NoticeEnd, NoticeFrom, NoticeKind, NoticeView
from tillit.casework.cases.policies import check_may_read
from tillit.casework.cases.queries import case_line
from tillit.kernel.swedish import local
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import ConfirmForm, EndForm, NoticeForm

TEMPLATES = "desk/assistance/evictions"
GONE_ON = 409  # what `refused` gives where somebody else was first


@require_GET
@desk_page
def evictions(request: DeskRequest) -> HttpResponse:
    """What nobody has confirmed first, then what is followed, by the day of the eviction."""
    return _show(request)


def _show(
    request: DeskRequest, *, asked: UUID | None = None, confirm: ConfirmForm | None = None,
    end: EndForm | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    notices = actions.open_notices(by=request.actor, at=request.at)

    def forms_of(each: NoticeView) -> tuple[NoticeView, ConfirmForm, EndForm, bool]:
        mine, ref = each.id == asked, str(each.id)
        return (
            each,
            (confirm if mine else None) or ConfirmForm(prefix=f"c{ref}"),
            (end if mine else None) or EndForm(prefix=f"e{ref}"),
            mine and end is not None,
        )

    context = {
        "waiting": [forms_of(each) for each in notices if each.confirmed_at is None],
        "followed": [forms_of(each) for each in notices if each.confirmed_at is not None],
    }
    return page(request, f"{TEMPLATES}/evictions.html", context, status=status)


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


@require_POST
@desk_page
def confirm(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """Whoever sent it has been told."""
    form = ConfirmForm(request.POST, prefix=f"c{notice_id}")
    act = partial(_confirm, request, notice_id, form)
    status = refused(form, act) if form.is_valid() else WRONG
    if status == GONE_ON:
        return _told_so(request, form)
    if status:
        return _show(request, asked=notice_id, confirm=form, status=status)
    messages.success(request, "Bekräftat. Nu följs det tills det har fått ett slut.")
    return redirect("desk:evictions")


def _told_so(request: DeskRequest, form: ConfirmForm | EndForm) -> HttpResponse:
    """Somebody else was first: the form is no longer there to say it in."""
    messages.error(request, " ".join(map(str, form.non_field_errors())))
    return redirect("desk:evictions")


def _confirm(request: DeskRequest, notice_id: UUID, form: ConfirmForm) -> None:
    how = form.cleaned_data["how"]
    actions.confirm_notice(notice_id, how=how, by=request.actor, at=request.at)


@require_POST
@desk_page
def end(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """Nothing more is to be done."""
    form = EndForm(request.POST, prefix=f"e{notice_id}")
    act = partial(_end, request, notice_id, form)
    status = refused(form, act) if form.is_valid() else WRONG
    if status == GONE_ON:
        return _told_so(request, form)
    if status:
        return _show(request, asked=notice_id, end=form, status=status)
    messages.success(request, "Avslutat. Det står kvar i ärendets tidslinje.")
    return redirect("desk:evictions")


def _end(request: DeskRequest, notice_id: UUID, form: EndForm) -> None:
    said = form.cleaned_data
    actions.end_notice(
        notice_id, ended_as=NoticeEnd(said["ended_as"]), why=said["why"], by=request.actor,
        at=request.at,
    )  # fmt: skip
