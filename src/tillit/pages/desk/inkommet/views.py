"""What has come in: what must be done first is first."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.contact.eservices import actions, policies, queries
from tillit.contact.eservices.types import Stage
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import ReplyForm

TEMPLATES = "desk/inkommet"


@require_GET
@desk_page
def arrived(request: DeskRequest) -> HttpResponse:
    """What waits in my units, and what was done of late."""
    done = request.GET.get("visa") == "klart"
    context = {
        "lines": queries.waiting(request.actor, at=request.at, done=done), "done": done,
        "today": day_of(request.at), "may_publish": policies.may_publish(request.actor),
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/arrived.html", context)


@require_GET
@desk_page
def submission(request: DeskRequest, submission_id: UUID) -> HttpResponse:
    """One of them, with the questions as they stood. Opening it leaves a leaf."""
    return _show(request, submission_id)


def _show(
    request: DeskRequest, submission_id: UUID, form: ReplyForm | None = None, status: int = 200
) -> HttpResponse:
    read = actions.open_submission(submission_id, by=request.actor, at=request.at)
    context = {
        "read": read, "line": read.line, "form": form or ReplyForm(),
        "done": read.line.stage is Stage.DONE, "taken": read.line.stage is Stage.TAKEN,
        "may_report": request.actor.has(Role.INTAKE, Role.DUTY),
    }  # fmt: skip
    return page(request, f"{TEMPLATES}/submission.html", context, status=status)


@require_POST
@desk_page
def take(request: DeskRequest, submission_id: UUID) -> HttpResponse:
    """I work with it."""
    try:
        actions.take(submission_id, by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:submission", submission_id)


@require_POST
@desk_page
def let_go(request: DeskRequest, submission_id: UUID) -> HttpResponse:
    """Somebody else may take it."""
    actions.let_go(submission_id, by=request.actor, at=request.at)
    return redirect("desk:submission", submission_id)


@require_POST
@desk_page
def finish(request: DeskRequest, submission_id: UUID) -> HttpResponse:
    """It is done, with a word to whoever sent it."""
    form = ReplyForm(request.POST)
    status = WRONG
    if form.is_valid():
        reply = form.cleaned_data["reply"]
        act = partial(actions.finish, submission_id, reply=reply, by=request.actor, at=request.at)
        status = refused(form, act)
    if status:
        return _show(request, submission_id, form, status)
    messages.success(request, "Klart. Svaret finns hos den som skickade.")
    return redirect("desk:arrived")
