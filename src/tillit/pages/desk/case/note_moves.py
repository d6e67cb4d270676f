"""A note that stands in the wrong case: move it, and see where one stood."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.policies import NOT_BOTH
from tillit.casework.cases.types import CaseLine, NoteMoveWhy
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import MoveNoteForm
from .timeline import event_of


@require_http_methods(["GET", "POST"])
@desk_page
def move(request: DeskRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Choose where a note belongs. It moves with its date, its author and what stands under it."""
    head, view, targets = actions.open_note_to_move(
        case_id, note_id, by=request.actor, at=request.at
    )
    choices = [(str(line.id), _named(line)) for line in targets]
    form = MoveNoteForm(request.POST or None, cases=choices)
    status = 0
    if request.method == "POST":
        act = partial(_move, request, case_id, note_id, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Anteckningen står nu här, där den hör hemma.")
            return redirect("desk:case_note", form.cleaned_data["to"], note_id)
    context = {
        "head": head,
        "item": view.item,
        "event": event_of(view.item, case_id, request.at),
        "form": form,
        "why_not": "" if targets else NOT_BOTH,
    }
    return page(request, "desk/case/move_note.html", context, status=status or 200)


def _named(line: CaseLine) -> str:
    who = "skyddad person" if line.person.protection.holds else line.person.name
    return f"{line.number}, {who}"


def _move(request: DeskRequest, case_id: UUID, note_id: UUID, form: MoveNoteForm) -> None:
    data = form.cleaned_data
    actions.move_note(
        case_id,
        note_id,
        UUID(data["to"]),
        why=NoteMoveWhy(data["why"]),
        explanation=data["explanation"],
        given_to_party=data["given"] != "no",
        by=request.actor,
        at=request.at,
    )


@require_GET
@desk_page
def left(request: DeskRequest, case_id: UUID, move_id: UUID) -> HttpResponse:
    """Where a note stood: who moved it and why; for the leader, who may have read it."""
    head, view = actions.open_note_left(case_id, move_id, by=request.actor, at=request.at)
    return page(request, "desk/case/note_left.html", {"head": head, "view": view})
