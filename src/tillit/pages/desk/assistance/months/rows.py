"""Write a row beside the machine's, correct one, and say why."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.types import RowLine, SheetView
from tillit.kernel.refusal import NotThere
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .counting import counted_again
from .forms import PARTS, SLUGS, RowForm, begun_with
from .presenters import household_in, month_of, names_of


@require_http_methods(["GET", "POST"])
@desk_page
def add(request: DeskRequest, sheet_id: UUID, part: str) -> HttpResponse:
    """A row of one's own. The same form sent twice is one row."""
    if part not in PARTS:
        raise NotThere
    view = actions.open_month(sheet_id, by=request.actor, at=request.at)
    people = household_in(view, names_of(view, request.actor))
    begun = {"kind": request.GET.get("vad", "")}
    form, status = RowForm(PARTS[part], people, request.POST or None, initial=begun), 0
    if request.method == "POST":
        status = _sent(form, partial(_add, request, sheet_id, form))
        if not status:
            return _back(request, sheet_id, "Raden är skriven.")
    return _show(request, view, form, None, status, corrects=False)


@require_http_methods(["GET", "POST"])
@desk_page
def correct(request: DeskRequest, sheet_id: UUID, row_id: UUID) -> HttpResponse:
    """Let one's own row hold instead. It begins with what the row says. If the row was fetched
    anew meanwhile, what was typed is still there to read."""
    view = actions.open_month(sheet_id, by=request.actor, at=request.at)
    line = _line(view, row_id)
    if line is None and request.method == "GET":
        raise NotThere
    part = line.section if line else PARTS.get(request.POST.get("part", ""))
    if part is None:
        raise NotThere
    people = household_in(view, names_of(view, request.actor))
    form = RowForm(part, people, request.POST or None, initial=begun_with(line) if line else {})
    status = 0
    if request.method == "POST":
        act = partial(_correct, request, row_id, form, dict(line.facts) if line else {})
        status = _sent(form, act)
        if not status:
            return _back(request, sheet_id, "Din rad gäller nu. Den andra står kvar bredvid.")
    return _show(request, view, form, line, status, corrects=True)


def _sent(form: RowForm, act: partial[None]) -> int:
    return refused(form, act) if form.is_valid() else WRONG


def _row(form: RowForm, facts: dict[str, object]) -> RowIn:
    said = form.cleaned_data
    return RowIn(
        form.part,
        said["kind"],
        person=form.chosen_person,
        kronor=said.get("kronor"),
        counted=said.get("counted"),
        on=said.get("on"),
        facts=form.facts(facts),
        why=said["why"],
    )


def _add(request: DeskRequest, sheet_id: UUID, form: RowForm) -> None:
    row = _row(form, {})
    actions.add_row(sheet_id, row, id=form.once_id, by=request.actor, at=request.at)


def _correct(request: DeskRequest, row_id: UUID, form: RowForm, facts: dict[str, object]) -> None:
    row = _row(form, facts)
    actions.correct_row(row_id, row, id=form.once_id, by=request.actor, at=request.at)


def _back(request: DeskRequest, sheet_id: UUID, said: str) -> HttpResponse:
    messages.success(request, said)
    counted_again(request, sheet_id)
    return redirect("desk:month", sheet_id)


def _line(view: SheetView, row_id: UUID) -> RowLine | None:
    rows = (row for each in view.sections for row in each.rows)
    return next((row for row in rows if row.id == row_id), None)


def _show(
    request: DeskRequest,
    view: SheetView,
    form: RowForm,
    line: RowLine | None,
    status: int,
    *,
    corrects: bool,
) -> HttpResponse:
    context = {
        "month": month_of(view, request.actor),
        "form": form,
        "line": line,
        "part": SLUGS[form.part],
        "title": form.part.words,
        "corrects": corrects,
    }
    return page(request, "desk/assistance/months/row.html", context, status=status or 200)
