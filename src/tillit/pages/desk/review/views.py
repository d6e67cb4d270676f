"""The review of the log. Read by reviewers and leaders; two pages are for every colleague."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.overview.review import actions
from tillit.overview.review.queries import shared_accounts, what_is_looked_at
from tillit.overview.review.types import Outcome, RowView, Stage
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import Answer, Judge
from .presenters import Line, line_of

SAID = {
    "fine": "Raden är bedömd: i sin ordning.",
    "ask": "Frågan är ställd. Kollegan ser den bland sina egna läsningar.",
    "deviation": "Avvikelsen är antecknad.",
}


@require_GET
@desk_page
def review(request: DeskRequest) -> HttpResponse:
    """What waits to be looked at, the emergency openings first, and the weeks."""
    found = actions.open_review(by=request.actor, at=request.at)
    today = day_of(request.at)

    def lines(rows: tuple[RowView, ...]) -> list[Line]:
        return [line_of(each, today) for each in rows]

    context = {
        "page": found,
        "glass": lines(found.glass),
        "look": lines(found.look),
        "drawn": lines(found.drawn),
        "missing": lines(found.missing),
        "signs": shared_accounts(request.actor, at=request.at),
        "waiting": len(found.glass) + len(found.look) + len(found.drawn),
    }
    return page(request, "desk/review/review.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def row(request: DeskRequest, row_id: UUID) -> HttpResponse:
    """One row: what was read, why it is here, and what the one who looks says."""
    form, status = Judge(request.POST or None), 0
    if request.method == "POST":
        status = refused(form, partial(_judge, request, row_id, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, SAID[form.cleaned_data["outcome"]])
            return redirect("desk:review")
    found, parts = actions.open_row(row_id, by=request.actor, at=request.at)
    if request.method == "GET":
        form = Judge(initial={"version": found.version})
    context = {
        "line": line_of(found, day_of(request.at)),
        "parts": [line_of(each, day_of(request.at)) for each in parts],
        "form": form,
        "judged": found.stage is Stage.JUDGED,
    }
    return page(request, "desk/review/row.html", context, status=status or 200)


def _judge(request: DeskRequest, row_id: UUID, form: Judge) -> None:
    said = form.cleaned_data
    who = {"version": said["version"], "by": request.actor, "at": request.at}
    if said["outcome"] == "ask":
        actions.ask(row_id, said["sentence"], **who)
        return
    actions.judge(
        row_id, Outcome(said["outcome"]), sentence=said["sentence"], missing=said["missing"], **who
    )


@require_http_methods(["GET", "POST"])
@desk_page
def week(request: DeskRequest, week_id: UUID) -> HttpResponse:
    """A week as a record to print: how much was explained, what was found, and who signed."""
    if request.method == "POST":
        unit_id = posted_id(request, "unit") if request.POST.get("unit") else None
        actions.sign_week(week_id, unit_id=unit_id, by=request.actor, at=request.at)
        messages.success(request, "Veckan är underskriven.")
        return redirect("desk:review_week", week_id)
    found = actions.open_review(week_id=week_id, by=request.actor, at=request.at)
    if found.week is None:
        raise NotThere
    today = day_of(request.at)
    context = {
        "week": found.week,
        "judged": [line_of(each, today) for each in found.judged],
        "to_sign": found.to_sign,
        "share": f"{100 * found.week.share:.1f}".replace(".", ","),
    }
    return page(request, "desk/review/week.html", context)


@require_GET
@desk_page
def looked_at(request: DeskRequest) -> HttpResponse:
    """What is looked at, made from the same tables that do it."""
    found = what_is_looked_at(request.actor)
    context = {"rules": found, "share": f"{100 * found.drawn_share:.0f}"}
    return page(request, "desk/review/looked_at.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def own(request: DeskRequest) -> HttpResponse:
    """One's own readings: how they were explained, and what one was asked."""
    form, status = Answer(request.POST or None), 0
    if request.method == "POST":
        status = refused(form, partial(_answer, request, form)) if form.is_valid() else WRONG
        if not status:
            messages.success(request, "Tack. Svaret är skickat.")
            return redirect("desk:own_readings")
    found = actions.open_own_readings(by=request.actor, at=request.at)
    today = day_of(request.at)
    sent = request.POST.get("row", "")
    context = {
        "page": found,
        "asked": [
            (
                line_of(each, today),
                form if sent == str(each.id) else Answer(initial={"row": each.id}),
            )
            for each in found.asked
        ],
        "rows": [line_of(each, today) for each in found.rows],
    }
    return page(request, "desk/review/own.html", context, status=status or 200)


def _answer(request: DeskRequest, form: Answer) -> None:
    said = form.cleaned_data
    actions.answer(said["row"], said["text"], by=request.actor, at=request.at)
