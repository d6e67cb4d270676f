"""Find, check the form, act, show."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.casework.decisions import actions
from tillit.casework.decisions.queries import appeals_running
from tillit.kernel.refusal import NotThere
from tillit.pages.http import autosave
from tillit.pages.http.attempt import TAKEN, WRONG, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm

from .begun import key_of
from .kinds import BY_SLUG, Kind, Where
from .presenters import Sent, Sheet


@require_GET
@desk_page
def decisions(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The steps of a decision on one page. Opening it leaves a leaf in the log."""
    return _show(request, case_id)


@require_GET
@desk_page
def more_time(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The same page, with a proposal of more time for the investigation begun (SoL 20:3)."""
    return _show(request, case_id, longer=True)


@require_http_methods(["GET", "POST"])
@desk_page
def change(request: DeskRequest, case_id: UUID, what: str, ref: UUID | None = None) -> HttpResponse:
    """One of the forms of the page. What was typed stays when it is refused."""
    if what not in BY_SLUG:
        raise NotThere
    here = reverse("desk:case_decision", args=[case_id])
    if request.method == "GET":
        return redirect(here)
    kind = BY_SLUG[what]
    if autosave.is_autosave(request):
        return _keep(request, case_id, kind, ref)
    loaded = actions.open_decisions(case_id, by=request.actor, at=request.at)
    form = Sheet(request, loaded, None).form(what, ref, request.POST)
    status = WRONG
    if form.is_valid():
        status = refused(form, partial(_do, request, Where(case_id, ref), kind, form))
    if status:
        return _show(request, case_id, Sent(what, ref, form, status == TAKEN), status)
    messages.success(request, kind.done)
    return redirect(here)


def _do(request: DeskRequest, where: Where, kind: Kind, form: PlainForm) -> None:
    kind.act(where, form.cleaned_data, request.actor, request.at)
    key = key_of(kind, where.ref)
    actions.forget_typed(where.case, key, by=request.actor, at=request.at)


def _keep(request: DeskRequest, case_id: UUID, kind: Kind, ref: UUID | None) -> JsonResponse:
    """The short answer to what the page sends while somebody writes."""
    if not kind.is_written:
        raise NotThere
    key, typed = key_of(kind, ref), autosave.typed_in(request, kind.form.base_fields)
    return autosave.keep(
        request,
        lambda version: actions.keep_typed(
            case_id, key, typed, version=version, by=request.actor, at=request.at
        ),
        called="draft",
    )


@require_POST
@desk_page
def forget(request: DeskRequest, case_id: UUID, key: str) -> HttpResponse:
    """Throw away what one has begun to write."""
    actions.forget_typed(case_id, key, by=request.actor, at=request.at)
    return redirect("desk:case_decision", case_id)


@require_GET
@desk_page
def waiting(request: DeskRequest) -> HttpResponse:
    """Proposals that the reader may decide, and appeals that run."""
    context = {
        "proposals": actions.open_delegate_list(by=request.actor, at=request.at),
        "appeals": appeals_running(request.actor, at=request.at),
    }
    return page(request, "desk/decision/waiting.html", context)


@require_GET
@desk_page
def letter(request: DeskRequest, decision_id: UUID, party_id: UUID) -> HttpResponse:
    """One party's letter as PDF, before it is sent."""
    made = actions.preview_pdf(decision_id, party_id, by=request.actor, at=request.at)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="brev.pdf"'
    return answer


def _show(
    request: DeskRequest,
    case_id: UUID,
    sent: Sent | None = None,
    status: int = 200,
    *,
    longer: bool = False,
) -> HttpResponse:
    loaded = actions.open_decisions(case_id, by=request.actor, at=request.at)
    context = Sheet(request, loaded, sent).context(longer=longer) | {
        "sent": sent,
        "taken": status == TAKEN,
    }
    return page(request, "desk/decision/page.html", context, status=status)
