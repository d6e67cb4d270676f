"""My list, the page of a case, and the notes on it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.cases import actions
from tillit.casework.intake.queries import lines_of_case
from tillit.kernel.actor import Role
from tillit.kernel.swedish import clock
from tillit.pages.desk.my_day.for_a_time import deputies_of
from tillit.pages.http import autosave
from tillit.pages.http.attempt import TAKEN as CLASH
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.actions import reveal_number
from tillit.trust.identity.actions import choose_habit
from tillit.trust.identity.types import CHOICES, Habit

from .forms import NoteForm
from .listing import listing
from .months import months_in
from .presenters import case_view, editor_again, fresh_editor


@require_GET
@desk_page
def cases(request: DeskRequest) -> HttpResponse:
    """My open cases, or those of the units I lead."""
    leads = request.actor.has(Role.LEADER)
    mode = "enheten" if leads and request.GET.get("vems") == "enheten" else ""
    read = actions.open_unit_cases if mode else actions.open_my_cases
    lines = read(by=request.actor, at=request.at)
    shown = listing(lines, request.GET.get("visa", ""), _order(request), mode, request.at)
    deputy = [] if mode else deputies_of(request.actor, at=request.at)
    context = {"list": shown, "leads": leads, "mode": mode, "deputy": deputy}
    return page(request, "desk/case/cases.html", context)


def _order(request: DeskRequest) -> str:
    """The order that the address says, which is then remembered; else the remembered one."""
    told = request.GET.get("ordning", "")
    if told in CHOICES[Habit.CASE_ORDER]:
        choose_habit(Habit.CASE_ORDER, told, by=request.actor, at=request.at)
        return told
    return request.actor.habit(Habit.CASE_ORDER)


@require_GET
@desk_page
def case(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The page of a case. Opening it leaves a leaf in the log."""
    return _show(request, case_id)


@require_GET
@desk_page
def case_print(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The case on paper: what is masked stays masked, and who printed it stands on it."""
    loaded = actions.open_case_page(case_id, by=request.actor, at=request.at)
    view = case_view(loaded, at=request.at, chosen=request.GET.get("visa", ""))
    return page(request, "desk/case/print.html", {"view": view})


@require_POST
@desk_page
def show_number(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The personal number in clear. A leaf of its own."""
    loaded = actions.open_case_page(case_id, by=request.actor, at=request.at)
    number = reveal_number(loaded.line.person.id, by=request.actor, at=request.at)
    editor = fresh_editor(loaded, "", request.at)
    view = case_view(loaded, at=request.at, editor=editor)
    context = {"view": view, "number": number, "months": months_in(request, loaded)}
    return page(request, "desk/case/case.html", context)


@require_POST
@desk_page
def write_note(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """Save, sign or begin to discard a draft; autosave posts here too and gets a short answer."""
    form = NoteForm(request.POST, at=request.at)
    do = request.POST.get("do", "save")
    status = WRONG
    if form.is_valid():
        status = refused(form, partial(_write, request, case_id, form, sign=do == "sign"))
    if autosave.is_autosave(request):
        return autosave.short_answer(form, status, form.saved_version)
    if status:
        return _show(request, case_id, form=form, status=status)
    if do == "discard":
        return redirect("desk:discard_note", case_id, form.note_id)
    if do == "sign":
        messages.success(request, f"Anteckningen är underskriven {clock(request.at)}.")
    return redirect(reverse("desk:case", args=[case_id]) + ("#allt" if do == "sign" else ""))


@require_http_methods(["GET", "POST"])
@desk_page
def discard_note(request: DeskRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    """Ask once before a draft is thrown away."""
    if request.method == "POST":
        actions.discard_note(note_id, case_id=case_id, by=request.actor, at=request.at)
        messages.success(request, "Utkastet är slängt.")
        return redirect("desk:case", case_id)
    loaded = actions.open_case_page(case_id, by=request.actor, at=request.at)
    draft = next((each for each in loaded.drafts if each.id == note_id), None)
    context = {"view": case_view(loaded, at=request.at), "draft": draft}
    return page(request, "desk/case/discard.html", context)


def _write(request: DeskRequest, case_id: UUID, form: NoteForm, *, sign: bool) -> None:
    if form.is_blank and not sign:
        form.saved_version = 0
        return
    form.saved_version = actions.write_note(
        case_id, form.note_id, by=request.actor, at=request.at, **form.written
    )
    if sign:
        actions.sign_note(
            form.note_id,
            version=form.saved_version,
            shown_to=form.shown,
            shown_because=form.cleaned_data["shown_because"],
            by=request.actor,
            at=request.at,
        )


def _show(
    request: DeskRequest, case_id: UUID, *, form: NoteForm | None = None, status: int = 200
) -> HttpResponse:
    loaded = actions.open_case_page(case_id, by=request.actor, at=request.at)
    if form is None or not form.data.get("note"):
        editor = fresh_editor(loaded, request.GET.get("utkast", ""), request.at)
    else:
        editor = editor_again(form, loaded, taken=status == CLASH)
    reports = lines_of_case(request.actor, case_id, at=request.at)
    chosen = request.GET.get("visa", "")
    view = case_view(loaded, at=request.at, chosen=chosen, editor=editor, reports=reports)
    months = months_in(request, loaded)
    context = {"view": view, "form": form, "months": months}
    return page(request, "desk/case/case.html", context, status=status)
