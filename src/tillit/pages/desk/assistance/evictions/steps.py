"""The steps of a notice: confirmed, copied, ended, and each of them taken back."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import NoticeEnd
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import FORMS
from .presenters import shown

TEMPLATE = "desk/assistance/evictions/evictions.html"
GONE_ON = 409  # what `refused` gives where somebody else was first
Does = Callable[..., None]


@require_POST
@desk_page
def confirm(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """Whoever sent it has been told."""
    done = "Bekräftat. Nu följs det tills det har fått ett slut."
    return _step(request, notice_id, "confirm", actions.confirm_notice, done)


@require_POST
@desk_page
def copy(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """Who is to be evicted has a copy."""
    return _step(request, notice_id, "copy", actions.copy_notice, "Kopian är noterad.")


@require_POST
@desk_page
def unconfirm(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """It was not confirmed."""
    done = "Bekräftelsen är tillbakatagen. Beskedet väntar på en ny, och det som stod är sparat."
    return _step(request, notice_id, "unconfirm", actions.unconfirm_notice, done)


@require_POST
@desk_page
def reopen(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """It had not come to an end."""
    done = "Beskedet följs igen. Månader som inte är beslutade har fått varningen tillbaka."
    return _step(request, notice_id, "reopen", actions.reopen_notice, done)


@require_POST
@desk_page
def end(request: DeskRequest, notice_id: UUID) -> HttpResponse:
    """Nothing more is to be done."""
    done = "Avslutat. Det står kvar i ärendets tidslinje."
    return _step(request, notice_id, "end", _end, done)


def _end(notice_id: UUID, *, ended_as: str, **said: object) -> None:
    actions.end_notice(notice_id, ended_as=NoticeEnd(ended_as), **said)  # type: ignore[arg-type]


def _step(
    request: DeskRequest, notice_id: UUID, step: str, does: Does, done: str
) -> HttpResponse:  # fmt: skip
    form = dict(FORMS)[step](request.POST, prefix=f"{step}{notice_id}")
    status = WRONG
    if form.is_valid():
        act = partial(does, notice_id, **form.cleaned_data, by=request.actor, at=request.at)
        status = refused(form, act)
    if status == GONE_ON:  # somebody else was first: the form is no longer there to say it in
        messages.error(request, " ".join(map(str, form.non_field_errors())))
    elif status:
        found = shown(request, notice_id, step, form)
        return page(request, TEMPLATE, found, status=status)
    else:
        messages.success(request, done)
    return redirect("desk:evictions")
