"""Propose a decision on what the month gives; then it goes the way of every decision."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance import actions
from tillit.areas.assistance.actions import ProposedIn
from tillit.areas.assistance.types import SheetView
from tillit.kernel.refusal import Refusal
from tillit.law.assistance.kronor import shown
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import ProposeForm
from .presenters import month_of

CHILDREN = (
    "Väg barnens situation innan du föreslår mindre än räkningen ger: skriv vad som är bäst för "
    "dem och vad de tycker, eller varför de inte har fått säga sitt."
)


@require_http_methods(["GET", "POST"])
@desk_page
def propose(request: DeskRequest, sheet_id: UUID) -> HttpResponse:
    """The sum, the reasons and the law as the program proposes them, and what a person adds."""
    view = actions.open_month(sheet_id, by=request.actor, at=request.at)
    try:
        preview = actions.preview_proposal(sheet_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
        return redirect("desk:month", sheet_id)
    form = ProposeForm(
        request.POST or None, initial={"version": view.version}, children=_has_children(view),
        questions=preview.kronor is None,
    )  # fmt: skip
    status = 0
    if request.method == "POST":
        act = partial(_propose, request, view, form, preview.kronor == 0)
        status = refused(form, act) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Beslutet är föreslaget. Hör parterna, och fatta det sedan.")
            return redirect("desk:case_decision", view.line.case_id)
    month = month_of(view, request.actor)
    context = {
        "month": month,
        "form": form,
        "preview": preview,
        "kronor": None if preview.kronor is None else shown(preview.kronor),
        "before": shown(preview.granted_before) if preview.granted_before else "",
        "activity": actions.activity_facts(sheet_id, by=request.actor, at=request.at),
        "unseen": [each for each in month.to_look_at if each.state == "open"],
        "unapproved": [each.title for each in month.parts if not each.view.approved_by],
    }
    return page(request, "desk/assistance/months/propose.html", context, status=status or 200)


def _has_children(view: SheetView) -> bool:
    rows = (row for each in view.sections for row in each.rows)
    return any(row.section == "household" and row.kind == "child" for row in rows)


def _propose(request: DeskRequest, view: SheetView, form: ProposeForm, nothing: bool) -> None:
    said = form.cleaned_data
    less = nothing or said["kronor"] is not None or said["law"] == "SOL-12-5"
    if less and "best_interest" in form.fields and not _weighed(form):
        raise Refusal(CHILDREN)
    actions.propose_month(
        view.line.id,
        ProposedIn(
            law=said["law"],
            kronor=said["kronor"],
            why=said["why"],
            despite=said.get("despite", ""),
            best_interest=said.get("best_interest", ""),
            childs_view=said.get("childs_view", ""),
        ),
        version=said["version"],
        id=form.once_id,
        by=request.actor,
        at=request.at,
    )


def _weighed(form: ProposeForm) -> bool:
    said = form.cleaned_data
    return bool(said["best_interest"].strip() and said["childs_view"].strip())
