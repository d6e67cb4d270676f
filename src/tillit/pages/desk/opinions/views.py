"""The list, and one opinion. Only who leads; each reading leaves a trace."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.contact.opinions import actions, queries
from tillit.contact.opinions.types import Kind, Stage, Wants
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.law.dated import month_sv
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import AnswerForm

TEMPLATES = "desk/opinions"
DONE = "klara"


@require_GET
@desk_page
def opinions(request: DeskRequest) -> HttpResponse:
    """What waits, those who want an answer first; and how many came of each kind."""
    word = request.GET.get("sort", "")
    kind = Kind(word) if word in Kind._value2member_map_ else None
    done = request.GET.get("visa") == DONE
    context = {
        "lines": queries.list_opinions(request.actor, done=done, kind=kind),
        "done": done,
        "kind": kind,
        "kinds": list(Kind),
        "counts": [
            (month_sv(each.month), each)
            for each in queries.counted(request.actor, today=day_of(request.at))
        ],
    }
    return page(request, f"{TEMPLATES}/opinions.html", context)


@require_http_methods(["GET", "POST"])
@desk_page
def opinion(request: DeskRequest, opinion_id: UUID) -> HttpResponse:
    """One opinion. A post answers it; what was typed stays when somebody was first."""
    form, status = AnswerForm(request.POST or None), 200
    if request.method == "POST":
        status = WRONG
        if form.is_valid():
            text = form.cleaned_data["text"]
            status = refused(
                form,
                lambda: actions.answer_opinion(opinion_id, text, by=request.actor, at=request.at),
            )
        if not status:
            messages.success(request, "Svaret är skickat. Den som skrev kan läsa det nu.")
            return redirect("desk:opinions")
    view = queries.open_opinion(request.actor, opinion_id, at=request.at)
    is_new = view.line.stage is Stage.NEW
    wants = view.line.wants is not Wants.NOTHING
    context = {
        "view": view, "line": view.line, "form": form, "may_answer": is_new and wants,
        "may_close": is_new and not wants, "typed": form.data.get("text", ""),
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/opinion.html", context, status=status)


@require_POST
@desk_page
def close(request: DeskRequest, opinion_id: UUID) -> HttpResponse:
    """It has been read, and no answer was asked for."""
    return _try(
        request, opinion_id,
        lambda: actions.close_opinion(opinion_id, by=request.actor, at=request.at),
        "Läst och klar.",
    )  # fmt: skip


@require_POST
@desk_page
def report(request: DeskRequest, opinion_id: UUID) -> HttpResponse:
    """A child may be in danger: one tap, and intake has it."""
    return _try(
        request, opinion_id,
        lambda: actions.report_opinion(opinion_id, by=request.actor, at=request.at),
        "Orosanmälan är gjord. Mottagningen har den nu. Är det fara nu: ring 112.",
    )  # fmt: skip


def _try(
    request: DeskRequest, opinion_id: UUID, act: Callable[[], object], done: str
) -> HttpResponse:  # fmt: skip
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("desk:opinion", opinion_id)
