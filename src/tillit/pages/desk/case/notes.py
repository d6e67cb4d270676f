"""One signed note whole: rectify, dispute, and decide on the child's own words."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.types import CaseHead, ShownTo
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

from .forms import AddForm, DisputeForm, WordsForm
from .timeline import event_of
from .words import SHOWN


def named(head: CaseHead) -> list[tuple[str, str]]:
    """Those in the case whose name may be a choice."""
    return [(str(line.id), line.name) for line in head.people if not line.protection.holds]


@require_http_methods(["GET", "POST"])
@desk_page
def note(request: DeskRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    """A signed note. It never changes; what is added stands under it."""
    head, view = actions.open_note(case_id, note_id, by=request.actor, at=request.at)
    do = request.POST.get("do", "")
    forms: dict[str, PlainForm] = {
        "add": AddForm(request.POST if do == "add" else None, prefix="add"),
        "dispute": DisputeForm(
            request.POST if do == "dispute" else None, prefix="dispute", people=named(head)
        ),
        "words": WordsForm(request.POST if do == "words" else None, prefix="words"),
    }
    status = 0
    if do in forms:
        form = forms[do]
        act = partial(_act, request, note_id, do, form)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            return redirect("desk:case_note", case_id, note_id)
    context = {
        "head": head,
        "item": view.item,
        "event": event_of(view.item, case_id, request.at),
        "decisions": [(at, dict(SHOWN)[shown], why, by) for at, shown, why, by in view.decisions],
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return page(request, "desk/case/note.html", context, status=status or 200)


def _act(request: DeskRequest, note_id: UUID, do: str, form: PlainForm) -> None:
    data = form.cleaned_data
    if do == "add":
        actions.amend_note(note_id, text=data["text"], by=request.actor, at=request.at)
    elif do == "dispute":
        actions.dispute_note(
            note_id, UUID(data["person"]), text=data["said"], by=request.actor, at=request.at
        )
    else:
        actions.decide_childs_words(
            note_id, shown_to=ShownTo(data["shown_to"]), reason=data["reason"],
            by=request.actor, at=request.at,
        )  # fmt: skip
