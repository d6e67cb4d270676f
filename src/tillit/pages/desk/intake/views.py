"""Find, check the form, act, show."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.intake import actions
from tillit.casework.intake.queries import is_mine
from tillit.casework.intake.types import InboxView
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http import autosave
from tillit.pages.http.attempt import TAKEN, WRONG, refused
from tillit.pages.http.guard import desk_page, fresh_sign_in
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

from .presenters import Shown, inbox_page, report_page
from .registering import Registering, own_units
from .verbs import BY_SLUG, Verb

INBOX, REPORT, NEW = "desk/intake/inbox.html", "desk/intake/report.html", "desk/intake/new.html"


@require_GET
@desk_page
def inbox(request: DeskRequest) -> HttpResponse:
    """Reports by the clock. The list leaves a leaf in the log."""
    view = _view(request.GET.get("visa", ""))
    start = request.GET.get("fran", "0")
    offset = int(start) if start.isdecimal() and len(start) < 7 else 0
    found = actions.open_inbox(view=view, offset=offset, by=request.actor, at=request.at)
    return page(request, INBOX, inbox_page(found, view, offset, request.actor, request.at))


def _view(word: str) -> InboxView:
    return InboxView(word) if word in InboxView._value2member_map_ else InboxView.ALL


@require_http_methods(["GET", "POST"])
@desk_page
def register(request: DeskRequest) -> HttpResponse:
    """A report that came by phone, visit, letter or from the police."""
    unit_id = _own_unit(request)
    form = Registering(request.POST if request.method == "POST" else None, at=request.at)
    if request.method == "GET" or form.only_adds:
        return page(request, NEW, {"form": form})
    status = WRONG
    if form.is_valid():
        report = form.report()
        status = refused(
            form.arrival,
            lambda: actions.receive_report(
                report, unit_id=unit_id, by=request.actor, at=request.at
            ),
        )
    if status:
        return page(request, NEW, {"form": form}, status=status)
    messages.success(request, "Anmälan är inskriven. Bedöm genast om barnet behöver skydd.")
    return redirect("desk:inbox")


def _own_unit(request: DeskRequest) -> UUID:
    """The unit that the report is registered in: one's own, or the first for the duty."""
    own = own_units(request.actor)
    if not own:
        raise Refusal("Det är mottagningen som skriver in anmälningar. Ring dem.")
    return own[0]


@require_GET
@desk_page
def report(request: DeskRequest, line_id: UUID) -> HttpResponse:
    """One child's line beside what was known before. Opening it leaves a leaf in the log."""
    view = actions.open_report(line_id, by=request.actor, at=request.at)
    only, inbox = request.GET.get("tidigare", ""), _view(request.GET.get("visa", ""))
    context = report_page(view, request.actor, request.at, only=only, inbox=inbox)
    return page(request, REPORT, context)


@require_POST
@desk_page
def act(request: DeskRequest, line_id: UUID, what: str) -> HttpResponse:
    """One of the verbs of the page. What was typed stays when it is refused."""
    if what not in BY_SLUG:
        raise NotThere
    verb = BY_SLUG[what]
    if autosave.is_autosave(request):
        return _keep(request, line_id, verb)
    view = actions.open_report(line_id, by=request.actor, at=request.at)
    form = verb.make(view, request.actor, request.at, request.POST)
    status = WRONG
    if form.is_valid():
        status = refused(form, partial(_do, request, line_id, verb, form))
    if not status:
        messages.success(request, verb.done)
        stays = not verb.leaves and is_mine(request.actor, line_id, at=request.at)
        return redirect("desk:report", line_id) if stays else redirect("desk:inbox")
    if status == TAKEN:
        view = actions.open_report(line_id, by=request.actor, at=request.at)
    if status == TAKEN or view.why_not.get(verb.closed_by or verb.key):
        # Its place on the page is closed: what was typed is shown above everything.
        context = report_page(view, request.actor, request.at) | {"taken": form}
    else:
        context = report_page(view, request.actor, request.at, sent={verb.key: form})
    return page(request, REPORT, context, status=status)


def _do(request: DeskRequest, line_id: UUID, verb: Verb, form: PlainForm) -> None:
    verb.act(line_id, form.cleaned_data, request.actor, request.at)
    actions.forget_typed(line_id, verb.key, by=request.actor, at=request.at)


def _keep(request: DeskRequest, line_id: UUID, verb: Verb) -> JsonResponse:
    """The short answer to what the page sends while somebody writes: nothing is read for it."""
    typed = autosave.typed_in(request, verb.form.base_fields)
    return autosave.keep(
        request,
        lambda version: actions.keep_typed(
            line_id, verb.key, typed, version=version, by=request.actor, at=request.at
        ),
    )


@require_POST
@desk_page
def forget(request: DeskRequest, line_id: UUID, key: str) -> HttpResponse:
    """Throw away what one has begun to write."""
    actions.forget_typed(line_id, key, by=request.actor, at=request.at)
    return redirect("desk:report", line_id)


@require_POST
@desk_page
@fresh_sign_in
def show(request: DeskRequest, line_id: UUID, what: str) -> HttpResponse:
    """Show what is masked, once: the next visit masks it again. Each is logged."""
    by, at = request.actor, request.at
    if what == "anmalare":
        shown = Shown(reporter=actions.reveal_reporter(line_id, by=by, at=at))
    elif what == "barnet":
        shown = Shown(said=actions.reveal_said(line_id, by=by, at=at))
    else:
        raise NotThere
    view = actions.open_report(line_id, by=by, at=at)
    return page(request, REPORT, report_page(view, by, at, shown=shown))


@require_POST
@desk_page
def earlier(request: DeskRequest, line_id: UUID, earlier_id: UUID) -> HttpResponse:
    """The text of an earlier report, for a reason that is kept."""
    text = actions.open_earlier(
        line_id,
        earlier_id,
        reason=request.POST.get("reason", "")[:500],
        by=request.actor,
        at=request.at,
    )
    view = actions.open_report(line_id, by=request.actor, at=request.at)
    context = report_page(view, request.actor, request.at, shown=Shown(earlier=text))
    return page(request, REPORT, context)
